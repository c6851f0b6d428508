import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { applyMigrations } from '@/lib/migrate/apply-migrations'

/** One embedded database for all database tests, in its own process as in real use. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.TEST_DATABASE_URL) {
    console.log('TEST_DATABASE_URL is not set: database tests run on the embedded database only.')
  }
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-test-'))
  const held = await holdDatabase(dataDir)
  await applyMigrations(held.url)
  project.provide('databaseUrl', held.url)
  return async () => {
    await held.release()
    await rm(dataDir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}
