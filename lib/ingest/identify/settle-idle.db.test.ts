import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { writeEvents } from '../write/write-events'
import { writeOrders } from '../write/write-orders'
import { writeTies } from '../write/write-ties'
import { settleStored } from './settle'
import type { Tie } from './ties'

// Events that come without a session, of ids that a source ties to one another, against loops.

const db = useTestDatabase()

const START = Date.parse('2021-02-09T00:00:00Z')
const TEN_MINUTES = 600_000
const PAUSE = 3 * TEN_MINUTES
const IDS = ['a1', 'a2', 'a3', 'u1', 'u2'] as const

const at = fc.integer({ min: 0, max: 40 }).map((tens) => new Date(START + tens * TEN_MINUTES))
const id = fc.constantFrom(...IDS)

const event = fc.record({
  userId: id,
  type: fc.constantFrom('page_view', 'page_view', 'search', 'checkout', 'package_shipped'),
  occurredAt: at,
  order: fc.option(fc.constantFrom('o1', 'o2', 'o3'), { freq: 3 }),
})
const tie = fc.record({ from: id, to: id, at })

type Event = Readonly<{ id: string; userId: string; type: string; occurredAt: Date; orderId: string | null }>

type Shop = Readonly<{
  events: readonly Event[]
  ties: readonly Tie[]
  orders: Readonly<Record<string, string>>
}>

const anyShop: fc.Arbitrary<Shop> = fc
  .record({
    events: fc.array(event, { minLength: 1, maxLength: 14 }),
    ties: fc.array(tie, { maxLength: 5 }),
    orders: fc.dictionary(fc.constantFrom('o1', 'o2', 'o3'), id, { noNullPrototype: true }),
  })
  .map(({ events, ...shop }) => ({
    ...shop,
    events: events.map(({ order, ...one }, index) => ({
      ...one,
      id: `e${index}`,
      orderId: one.type === 'checkout' || one.type === 'package_shipped' ? order : null,
    })),
  }))

type Arrival = (tx: Parameters<typeof writeEvents>[0]) => Promise<unknown>

function toArrivals({ events, ties, orders }: Shop): Arrival[] {
  const toNew = (one: Event) => ({ ...one, sessionId: null, productId: null, pageUrl: null })
  return [
    ...events.map(
      (one): Arrival =>
        (tx) =>
          writeEvents(tx, [toNew(one)]),
    ),
    ...ties.map(
      (one): Arrival =>
        (tx) =>
          writeTies(tx, [one], 0n),
    ),
    ...Object.entries(orders).map(
      ([orderId, userId]): Arrival =>
        (tx) =>
          writeOrders(tx, [emptyOrder(userId, orderId)]),
    ),
  ]
}

function personOf(given: string, ties: readonly Tie[]): string {
  const way = [given]
  for (;;) {
    const [next] = ties
      .filter(({ from, to }) => from === way.at(-1) && from !== to)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.to < b.to ? -1 : 1))
    if (!next) return way.at(-1) ?? given
    if (way.includes(next.to)) return way.slice(way.indexOf(next.to)).toSorted()[0] ?? given
    way.push(next.to)
  }
}

/** By event: whose it is, and of which session. */
function settleNaively({ events, ties, orders }: Shop): Record<string, readonly [string, string]> {
  const ofOrder = (orderId: string | null) => {
    const user = orderId === null ? undefined : orders[orderId]
    return user === undefined ? undefined : personOf(user, ties)
  }
  const visits = events
    .filter(({ type }) => type !== 'package_shipped')
    .map((one) => ({
      ...one,
      owner: (one.type === 'checkout' && ofOrder(one.orderId)) || personOf(one.userId, ties),
    }))
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1))
  const open: Record<string, { start: Date; last: Date }> = {}
  const settled: Record<string, readonly [string, string]> = {}
  for (const { id: name, owner, occurredAt } of visits) {
    const before = open[owner]
    const goesOn = before !== undefined && occurredAt.getTime() - before.last.getTime() <= PAUSE
    const start = goesOn ? before.start : occurredAt
    open[owner] = { start, last: occurredAt }
    settled[name] = [owner, `idle ${start.toISOString().replace('Z', '000Z')}`]
  }
  for (const { id: name, type, userId, orderId } of events) {
    if (type !== 'package_shipped') continue
    const checkout = visits.find(
      (one) => one.type === 'checkout' && orderId !== null && one.orderId === orderId,
    )
    settled[name] = [ofOrder(orderId) ?? checkout?.owner ?? userId, '']
  }
  return settled
}

const anyOrder = anyShop.chain((shop) =>
  fc.tuple(
    fc.constant(shop),
    fc.shuffledSubarray([...toArrivals(shop).keys()], { minLength: toArrivals(shop).length }),
    fc.subarray([...toArrivals(shop).keys()]),
  ),
)

it('is as loops say, in any order, and again when all of it is settled anew', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrder, async ([shop, order, again]) => {
      await db().$executeRaw`truncate event, "order", id_tie, dirty_session, dirty_order`
      const arrivals = toArrivals(shop)
      for (const place of [...order, ...again])
        await db().$transaction((tx) => arrivals[place]?.(tx) ?? Promise.resolve())
      const settled = settleNaively(shop)
      expect(await readSettled(db())).toEqual(settled)
      await db().$transaction(settleStored)
      expect(await readSettled(db())).toEqual(settled)
    }),
    { numRuns: 60, seed: 20_261_130 },
  )
})

async function readSettled(from: Db): Promise<Record<string, readonly [string, string]>> {
  const events = await from.event.findMany()
  return Object.fromEntries(events.map(({ id: name, userId, sessionId }) => [name, [userId, sessionId]]))
}

it('of one batch several of a user, and a late one that joins two sessions, are one session', async () => {
  const view = (name: string, minute: number) => ({
    id: name,
    userId: 'ann',
    sessionId: null,
    type: 'page_view',
    occurredAt: new Date(START + minute * 60_000),
    productId: null,
    orderId: null,
    pageUrl: null,
  })
  await db().$transaction((tx) =>
    writeEvents(tx, [view('e1', 0), view('e2', 10), view('e3', 60), view('e4', 61)]),
  )
  const read = async () =>
    [...new Set(Object.values(await readSettled(db())).map(([, session]) => session))].sort()
  expect(await read()).toEqual(['idle 2021-02-09T00:00:00.000000Z', 'idle 2021-02-09T01:00:00.000000Z'])
  await db().$transaction((tx) => writeEvents(tx, [view('e5', 35)]))
  expect(await read()).toEqual(['idle 2021-02-09T00:00:00.000000Z'])
  await db().$transaction((tx) => writeEvents(tx, [view('e5', 300)]))
  expect(await read()).toHaveLength(3)
})
