import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWriteKey } from '@/lib/access/write-keys'
import { type Db, openDb } from '@/lib/db'
import { toLiveMapping } from '@/lib/ingest/live/live-mapping'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { createFrontDoor } from '../front-door'
import { LiveStore } from './live-store'
import { MOST_CALL_BYTES } from './read-body'
import { takeCall } from './take-call'

// Calls over a real connection, before a real database.

const db = useTestDatabase()
const doors: Server[] = []

/** The port of a door that takes calls; into the test database, or into another one. */
async function open(into: Db = db()): Promise<number> {
  const store = new LiveStore(into, { firstDay: '2000-01-01', onStored: () => {} })
  const door = createFrontDoor(
    {
      answer: async (_, response) => void response.writeHead(308, { Location: '/elsewhere' }).end(),
      take: (request, response) => takeCall(request, response, { db: into, store }),
      upgrade: null,
      isRouterState: () => true,
    },
    { proxies: 0, localOnly: false },
  )
  doors.push(door)
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  return (door.address() as AddressInfo).port
}

let port = 0
let key = ''
beforeEach(async () => {
  port = await open()
  key = (await makeKey('shop')).key
})
afterEach(() => {
  for (const door of doors.splice(0)) {
    door.closeAllConnections()
    door.close()
  }
})

const makeKey = (name: string, origins: readonly string[] = []) =>
  createWriteKey(db(), COMMAND_LINE, { name, mapping: toLiveMapping([]), origins, types: [] })

type Sent = Readonly<{ path?: string; method?: string; headers?: Record<string, string>; to?: number }>

async function send(
  body: string | Buffer,
  { path = '/v1/batch', method = 'POST', headers = {}, to = port }: Sent = {},
) {
  const request = httpRequest({
    port: to,
    path,
    method,
    headers: headers['Transfer-Encoding']
      ? headers
      : { 'Content-Length': Buffer.byteLength(body), ...headers },
  })
  // Whoever is refused before all was sent meets a connection that is closed, after the answer.
  request.on('error', () => {})
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const said = await text(response)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: said === '' ? null : JSON.parse(said),
  }
}

const event = (id: string) => ({
  messageId: id,
  type: 'track',
  event: 'Product Viewed',
  userId: 'ann',
  timestamp: '2026-02-09T10:00:00Z',
})
const basic = (name: string) => ({ Authorization: `Basic ${Buffer.from(`${name}:`).toString('base64')}` })

it('takes the key wherever clients put it', async () => {
  const batch = (id: string, more: object = {}) => JSON.stringify({ batch: [event(id)], ...more })
  const sent = [
    await send(batch('m1', { writeKey: key })),
    await send(batch('m2'), { headers: basic(key) }),
    await send(batch('m3'), { headers: { Authorization: `Bearer ${key}` } }),
    await send(batch('m4'), { path: `/v1/batch?writeKey=${key}` }),
    await send(JSON.stringify({ ...event('m5'), writeKey: key }), {
      path: '/v1/t',
      headers: { 'Content-Type': 'text/plain' },
    }),
    await send(gzipSync(batch('m6')), {
      headers: {
        ...basic(key),
        'Content-Encoding': 'gzip',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    }),
    await send(JSON.stringify([event('m7')]), {
      path: '/api/ingest/events/',
      headers: { Authorization: `Bearer ${key}` },
    }),
  ]
  expect(sent.map(({ status, body }) => [status, body])).toEqual(
    sent.map(() => [200, { success: true, events: 1, refused: [] }]),
  )
  expect(await db().event.count()).toBe(7)
})

it('answers pages of any site, and takes of them what the key allows', async () => {
  const { key: bound } = await makeKey('bound', ['https://shop.example'])
  const preflight = await send('', { method: 'OPTIONS' })
  expect(preflight.status).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': expect.stringContaining('authorization'),
  })
  const from = (headers: Record<string, string>) =>
    send(JSON.stringify({ batch: [event('m1')], writeKey: bound }), { headers })
  expect((await from({ Origin: 'https://shop.example' })).status).toBe(200)
  const others: Record<string, string>[] = [{ Origin: 'https://other.example' }, { Origin: 'null' }, {}]
  for (const headers of others)
    expect(await from(headers)).toMatchObject({ status: 403, body: { error: { code: 'foreign_origin' } } })
})

it('refuses what cannot be taken, and never sends elsewhere', async () => {
  const withKey = { headers: basic(key) }
  const large = JSON.stringify({ batch: [{ text: 'a'.repeat(MOST_CALL_BYTES) }] })
  const bomb = gzipSync(Buffer.alloc(50_000_000, 32))
  const packed = { headers: { ...basic(key), 'Content-Encoding': 'gzip' } }
  expect((await send(large, withKey)).status).toBe(413)
  expect(
    (await send(large.padEnd(8_000_000), { headers: { ...basic(key), 'Transfer-Encoding': 'chunked' } }))
      .status,
  ).toBe(413)
  expect((await send(bomb, packed)).status).toBe(413)
  expect((await send('{}', packed)).status).toBe(400)
  expect((await send(Buffer.from([0xff, 0xfe]), withKey)).status).toBe(400)
  expect((await send('[]', { ...withKey, method: 'GET' })).status).toBe(405)
  for (const name of ['', 'x', key.toUpperCase(), `${key}a`])
    expect((await send('{"batch": []}', { headers: basic(name) })).status).toBe(401)
  expect(await db().event.count()).toBe(0)
})

it('asks to be called again while the database is away', async () => {
  const away = openDb('postgresql://nobody@127.0.0.1:1/nothing', { statementTimeoutMs: 2_000 })
  const answer = await send(JSON.stringify({ batch: [event('m1')], writeKey: key }), { to: await open(away) })
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'retry-after': '2' },
    body: { error: { code: 'database_unreachable' } },
  })
  await away.$disconnect()
})

it('has an answer of its own for whatever comes', async () => {
  const failed = vi.spyOn(console, 'error')
  const odd = fc.oneof(
    fc.constant('\u0000'),
    fc.constant('\ud800'),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt().map(String),
    fc.constant('2026-02-09T10:00:00Z'),
    fc.object({ maxDepth: 2 }),
  )
  const anyEvent = fc.record(
    Object.fromEntries(
      [
        'type',
        'event',
        'userId',
        'anonymousId',
        'messageId',
        'timestamp',
        'sentAt',
        'context',
        'properties',
        '__proto__',
      ].map((name) => [name, odd]),
    ),
    { requiredKeys: [] },
  )
  const properties = fc.record(
    { order_id: odd, product_id: odd, total: odd, currency: odd, price: odd, products: fc.array(odd) },
    { requiredKeys: [] },
  )
  const likely = fc.record({
    ...Object.fromEntries(
      Object.entries(event('')).map(([name, value]) => [
        name,
        fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, odd),
      ]),
    ),
    messageId: fc.uuid(),
    event: fc.constantFrom('Product Viewed', 'Order Completed', 'Order Refunded', 'alias'),
    properties,
  })
  const body = fc.oneof(
    fc.array(fc.oneof(anyEvent, likely), { maxLength: 5 }).map((batch) => JSON.stringify({ batch })),
    fc.string(),
    fc.json(),
  )
  const path = fc.constantFrom('/v1/batch', '/v1/track', '/v1/alias', '/api/ingest/events')
  await fc.assert(
    fc.asyncProperty(path, body, async (to, said) => {
      const { status } = await send(said, { path: to, headers: basic(key) })
      expect([200, 400, 413]).toContain(status)
    }),
    { numRuns: 300, seed: 7 },
  )
  expect(failed).not.toHaveBeenCalled()
  failed.mockRestore()
})
