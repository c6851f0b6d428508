import net from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type FreshDatabase, makeFreshDatabase } from '@/lib/testing/database/fresh-database'

const TABLE = `
  drop schema if exists analytics cascade;
  create schema analytics;
  create table analytics.events (
    event_id text primary key,
    user_id text,
    session_id text,
    event_name text,
    event_time timestamptz,
    product_id text,
    order_id text,
    revenue numeric(12, 2),
    currency text,
    context jsonb,
    loaded_at timestamptz not null
  )`

/** Another PostgreSQL database with a table of events, emptied before each test; for a server alone. */
export function useWarehouse() {
  let database: FreshDatabase | undefined
  let client: pg.Client | undefined
  beforeAll(async () => {
    database = await makeFreshDatabase()
    client = new pg.Client({ connectionString: database.url })
    client.on('error', () => {})
    await client.connect()
  })
  beforeEach(async () => void (await client?.query(TABLE)))
  afterAll(async () => {
    await client?.end()
    await database?.drop()
  })
  const run = async (text: string, values: readonly unknown[] = []) => {
    if (!client) throw new Error('The warehouse opens in beforeAll.')
    return (await client.query(text, [...values])).rows
  }
  return { url: () => database?.url ?? '', run }
}

/** A server that says of every password that it is wrong, and repeats it. Returns its port. */
export async function startRefusing(password: string): Promise<{ port: number; stop: () => void }> {
  const server = net.createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
      socket.once('data', () => socket.end(toError(`no entry for password "${password}"`)))
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('It listens.')
  return { port: address.port, stop: () => server.close() }
}

function toError(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0CXX000\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
