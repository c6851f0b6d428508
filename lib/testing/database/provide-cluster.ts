import type { TestProject } from 'vitest/node'
import { distribute, toMoving } from '@/lib/cluster/distribute'
import { readClusterTables } from '@/lib/cluster/read-tables'
import { openDb } from '@/lib/db'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { forEachWorker } from './for-each-worker'
import { makeOnCluster } from './on-cluster'

/** A database for each worker on the cluster whose coordinator is at TEST_CLUSTER_URL, migrated and distributed, dropped afterwards. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  const coordinator = process.env.TEST_CLUSTER_URL ?? ''
  return forEachWorker(project, async (worker) => {
    const made = await makeOnCluster(coordinator, `tundish_test_${process.pid}_${worker}`)
    await applyMigrations(made.url)
    const db = openDb(made.url)
    try {
      await distribute(db, toMoving(await readClusterTables(db)))
    } finally {
      await db.$disconnect()
    }
    return { url: made.url, remove: made.drop }
  })
}
