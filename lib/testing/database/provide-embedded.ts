import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { forEachWorker } from './for-each-worker'
import { copyDataDir, makeDataDir } from './made-data-dir'

/** An embedded database for each worker, in a process of its own as in real use. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.TEST_DATABASE_URL) {
    console.log('TEST_DATABASE_URL is not set: database tests run on the embedded database only.')
  }
  const made = await makeDataDir()
  project.provide('madeDataDir', made)
  const removeAll = await forEachWorker(project, async () => {
    const dataDir = await copyDataDir(made)
    const { url, release } = await holdDatabase(dataDir)
    await applyMigrations(url)
    const remove = async () => {
      await release()
      await rm(dataDir, { recursive: true, force: true })
    }
    return { url, remove }
  })
  return async () => {
    await removeAll()
    await rm(made, { recursive: true, force: true })
  }
}
