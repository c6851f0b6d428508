import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { holdDatabase } from '@/lib/embedded/hold-database'

/** A database without tables, of the same kind as the one that the tests run on. */
export type FreshDatabase = Readonly<{ url: string; drop: () => Promise<void> }>

/** True where tests run on the embedded database; it is reached over a socket named in its URL. */
export function onEmbedded(): boolean {
  return new URL(inject('databaseUrl')).searchParams.has('host')
}

export async function makeFreshDatabase(): Promise<FreshDatabase> {
  return onEmbedded() ? freshEmbedded() : freshOnServer(inject('databaseUrl'))
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  // A connection that breaks tells so twice; the statement's own failure is enough.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

async function freshEmbedded(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-fresh-'))
  const held = await holdDatabase(dataDir)
  const drop = async () => {
    await held.release()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: held.url, drop }
}

async function freshOnServer(server: string): Promise<FreshDatabase> {
  const name = `tundish_fresh_${process.pid}_${Date.now()}`
  await query(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = async () => {
    await query(server, `drop database ${name} with (force)`)
  }
  return { url: url.href, drop }
}
