import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { forEachWorker } from './for-each-worker'
import { query } from './query'

/** A database for each worker on the server at TEST_DATABASE_URL, dropped afterwards. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  return forEachWorker(project, async (worker) => {
    const name = `tundish_test_${process.pid}_${worker}`
    await query(server, `create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    await applyMigrations(url.href)
    const remove = async () => {
      await query(server, `drop database ${name} with (force)`)
    }
    return { url: url.href, remove }
  })
}
