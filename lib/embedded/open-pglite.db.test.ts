import { once } from 'node:events'
import { createConnection } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { getTestUrl } from '@/lib/testing/database/test-url'

if (!onEmbedded()) {
  console.log('Clients that share one session are tested in the embedded project: skipped on a server.')
}

const TRANSACTIONS = 200
const ROWS = ['a', 'b', 'c']

describe.skipIf(!onEmbedded())('clients of the embedded database', () => {
  const url = getTestUrl()
  let clients: pg.Client[] = []
  beforeEach(async () => {
    await query(url, 'create table written (name text)')
    clients = await Promise.all([connect(url), connect(url), connect(url)])
  })
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end()))
    await query(url, 'drop table written')
  })

  it('each get their own answers beside a client that writes in transactions', async () => {
    const [writer, ...readers] = clients
    let writing = true
    const write = async () => {
      for (let n = 0; n < TRANSACTIONS; n += 1) {
        await writer?.query('begin')
        await writer?.query('insert into written select unnest($1::text[])', [ROWS])
        await writer?.query('commit')
      }
      writing = false
    }
    const read = async (reader: pg.Client, place: number) => {
      const wrong: unknown[] = []
      for (let n = 0; writing; n += 1) {
        const { rows } = await reader.query('select $1::int as place, $2::int as n', [place, n])
        if (rows[0]?.place !== place || rows[0].n !== n) wrong.push(rows)
      }
      return wrong
    }
    const [, ...wrong] = await Promise.all([write(), ...readers.map(read)])
    expect(wrong).toEqual([[], []])
    expect(await query(url, 'select count(*)::int from written')).toEqual([
      { count: TRANSACTIONS * ROWS.length },
    ])
  })

  it('do not wait for one that went away in the middle of a batch', async () => {
    const socket = createConnection(path.join(new URL(url).searchParams.get('host') ?? '', '.s.PGSQL.5432'))
    socket.write(STARTUP)
    await once(socket, 'data')
    socket.write(PARSE)
    await once(socket, 'data')
    const answer = query(url, 'select 6 * 7 as answer')
    socket.destroy()
    expect(await answer).toEqual([{ answer: 42 }])
  })
})

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** Messages of PostgreSQL's protocol, version 3: hello, and a statement to prepare without asking for its result. */
const STARTUP = message('', int32(196_608), Buffer.from('user\0postgres\0database\0postgres\0\0'))
const PARSE = message('P', Buffer.from('\0select 1\0\0\0'))

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeInt32BE(value)
  return buffer
}
