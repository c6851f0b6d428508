import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/lib/migrate/apply-migrations'

/** A database of its own on the server at TEST_DATABASE_URL, dropped afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const name = `tundish_test_${process.pid}`
  await runOnServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  await applyMigrations(url.href)
  project.provide('databaseUrl', url.href)
  return () => runOnServer(server, `drop database ${name} with (force)`)
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
