import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { forEachWorker } from './for-each-worker'

/** An embedded database for each worker, in a process of its own as in real use. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.TEST_DATABASE_URL) {
    console.log('TEST_DATABASE_URL is not set: database tests run on the embedded database only.')
  }
  return forEachWorker(project, async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-test-'))
    const { url, release } = await holdDatabase(dataDir)
    await applyMigrations(url)
    const remove = async () => {
      await release()
      await rm(dataDir, { recursive: true, force: true })
    }
    return { url, remove }
  })
}
