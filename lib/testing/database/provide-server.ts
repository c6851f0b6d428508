import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { forEachWorker } from './for-each-worker'
import { query } from './query'

/** A database for each worker on the server at TEST_DATABASE_URL, copied from one that was migrated, dropped afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const template = `tundish_test_${process.pid}`
  await query(server, `create database ${template}`)
  await applyMigrations(toUrl(server, template))
  const drop = (name: string) => query(server, `drop database ${name} with (force)`)
  const removeAll = await forEachWorker(project, async (worker) => {
    const name = `${template}_${worker}`
    await query(server, `create database ${name} template ${template}`)
    const remove = async () => {
      await drop(name)
    }
    return { url: toUrl(server, name), remove }
  })
  return async () => {
    await removeAll()
    await drop(template)
  }
}

function toUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
