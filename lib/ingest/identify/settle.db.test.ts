import { describe, expect, it } from 'vitest'
import type { Db, Prisma } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { emptyUser } from '@/lib/testing/shop/empty-user'
import { toEvents } from '@/lib/testing/shop/short-events'
import { writeUsers } from '../write/write-dimensions'
import { writeEvents } from '../write/write-events'
import { writeOrders } from '../write/write-orders'

const db = useTestDatabase()

type Given = Readonly<{
  events: string
  /** Whose the orders with a row are. */
  orders?: Readonly<Record<string, string>>
  /** Whom the shop knows by name. */
  users?: readonly string[]
}>

type Store = (tx: Prisma.TransactionClient) => Promise<unknown>

/** All that is given in one delivery, in several, forwards and backwards, orders and users before and after. */
function toDeliveries({ events, orders = {}, users = [] }: Given): Record<string, Store[][]> {
  const storeEvents = toEvents(events).map(
    (event): Store =>
      (tx) =>
        writeEvents(tx, [event]),
  )
  const storeAll: Store = (tx) => writeEvents(tx, toEvents(events))
  const storeOrders = Object.entries(orders).map(
    ([id, userId]): Store =>
      (tx) =>
        writeOrders(tx, [emptyOrder(userId, id)]),
  )
  const storeUsers = users.map(
    (id): Store =>
      (tx) =>
        writeUsers(tx, [emptyUser(id)]),
  )
  const apart = (stores: readonly Store[]) => stores.map((store) => [store])
  return {
    'in one': [[...storeUsers, ...storeOrders, storeAll]],
    'events last': [storeUsers, storeOrders, [storeAll]],
    'events first': [[storeAll], storeOrders, storeUsers],
    'each by itself, backwards': apart([...storeEvents.toReversed(), ...storeOrders, ...storeUsers]),
  }
}

/** Sessions of users, each with the ids of its events. Shipments are in none: they stand under their user alone. */
async function readSessions(from: Db): Promise<Record<string, string>> {
  const rows = await from.$queryRaw<{ session: string; ids: string }[]>`
    select case type when 'package_shipped' then user_id || ' ships' else user_id || '/' || session_id end as session,
      string_agg(id, ' ' order by id) as ids
    from event
    group by 1
    order by 1`
  return Object.fromEntries(rows.map(({ session, ids }) => [session, ids]))
}

function expectSessions(title: string, given: Given, expected: Readonly<Record<string, string>>): void {
  describe(title, () => {
    it.each(Object.entries(toDeliveries(given)))('%s', async (_, deliveries) => {
      for (const stores of deliveries) {
        await db().$transaction(async (tx) => {
          for (const store of stores) await store(tx)
        })
      }
      await runRefresh(db(), { timeZone: 'UTC' })
      expect(await readSessions(db())).toEqual(expected)
      const paths = await db().sessionPath.findMany()
      const sessions = Object.keys(expected).filter((key) => key.includes('/'))
      expect(paths.map(({ userId, sessionId }) => `${userId}/${sessionId}`).sort()).toEqual(sessions)
    })
  })
}

describe('one session id of several users', () => {
  expectSessions(
    'within a minute is of as many people',
    {
      events: `
        e1 u1/1700000000 view:fern@0s
        e2 u2/1700000000 view:fern@20s
        e3 u3/1700000000 view:fern@40s
        e4 u1/1700000000 cart:fern@50s`,
    },
    { 'u1/1700000000': 'e1 e4', 'u2/1700000000': 'e2', 'u3/1700000000': 'e3' },
  )
  expectSessions(
    'is so also where they come one after the other',
    {
      events: `
        e1 u1/1 view@0s
        e2 u2/1 view@20s
        e3 u3/1 view@40s`,
      users: ['u2'],
    },
    { 'u1/1': 'e1', 'u2/1': 'e2', 'u3/1': 'e3' },
  )
  expectSessions(
    'that overlap are two people',
    {
      events: `
        e1 guest/s view@0m
        e2 u1/s view@5m
        e3 guest/s cart@6m
        e4 u1/s cart@8m`,
      users: ['u1'],
    },
    { 'guest/s': 'e1 e3', 'u1/s': 'e2 e4' },
  )
})

describe('two who begin at one moment', () => {
  expectSessions(
    'are two people: ids that are the second of the start are shared so',
    { events: 'e1 u1/1700000000 view@0s\ne2 u2/1700000000 view@0s\ne3 u2/1700000000 cart@1m' },
    { 'u1/1700000000': 'e1', 'u2/1700000000': 'e2 e3' },
  )
})

describe('a guest who signs in', () => {
  expectSessions(
    'within half an hour is the user that the shop knows',
    {
      events: `
        e1 guest-9/s view:fern@0m
        e2 guest-9/s cart:fern@40m
        e3 u1/s view:fern@70m
        e4 u1/s checkout:o1@75m`,
      orders: { o1: 'u1' },
      users: ['u1'],
    },
    { 'u1/s': 'e1 e2 e3 e4' },
  )
  expectSessions(
    'is known also where the sign-out comes last',
    { events: 'e1 u1/s view@0m\ne2 guest/s view@1m', users: ['u1'] },
    { 'u1/s': 'e1 e2' },
  )
  expectSessions(
    'of whom nobody is known is the later, at the same moment too',
    { events: 'e1 zoe/s view@0m\ne2 ann/s view@5m\ne3 ann/s view@6m\ne4 zoe/s cart@5m' },
    { 'ann/s': 'e1 e2 e3 e4' },
  )
  expectSessions(
    'of whom both are known is the later',
    { events: 'e1 zoe/s view@0m\ne2 ann/s view@5m', users: ['zoe', 'ann'] },
    { 'ann/s': 'e1 e2' },
  )
  expectSessions(
    'after 31 minutes is another session',
    { events: 'e1 guest/s view@0m\ne2 u1/s view@31m', users: ['u1'] },
    { 'guest/s': 'e1', 'u1/s': 'e2' },
  )
  expectSessions(
    'beside whom somebody else is within half an hour is nobody else',
    { events: 'e1 guest/s view@0m\ne2 u1/s view@5m\ne3 u2/s view@35m', users: ['u1'] },
    { 'guest/s': 'e1', 'u1/s': 'e2', 'u2/s': 'e3' },
  )
  expectSessions(
    'of an id that others had long before and after',
    {
      events: `
        e1 u2/s view@-5h
        e2 guest/s view@0m
        e3 u1/s view@5m
        e4 u3/s view@36m`,
      users: ['u1'],
    },
    { 'u1/s': 'e2 e3', 'u2/s': 'e1', 'u3/s': 'e4' },
  )
})

describe('an order', () => {
  expectSessions(
    'that an account claims takes the guest along, and its shipment',
    {
      events: `
        e1 guest-9/s view:fern@0m
        e2 guest-9/s checkout:o1@2m
        e3 guest-9/s2 ship:o1@2d`,
      orders: { o1: 'u1' },
    },
    { 'u1 ships': 'e3', 'u1/s': 'e1 e2' },
  )
  expectSessions(
    'of each of two customers is theirs, and the rest the agent’s',
    {
      events: `
        e1 agent/s view:fern@0m
        e2 agent/s checkout:o1@2m
        e3 agent/s checkout:o2@4m`,
      orders: { o1: 'ann', o2: 'bob' },
    },
    { 'agent/s': 'e1', 'ann/s': 'e2', 'bob/s': 'e3' },
  )
  expectSessions(
    'is where its shipment is, whoever sent it',
    {
      events: `
        e1 ann/s1 checkout:o1@0m
        e2 bob/s2 checkout:o2@0m
        e3 depot/d ship:o1@1d
        e4 depot/d ship:o2@1d
        e5 depot/d ship:o3@1d
        e6 depot/d ship@1d`,
      orders: { o1: 'ann' },
    },
    { 'ann ships': 'e3', 'ann/s1': 'e1', 'bob ships': 'e4', 'bob/s2': 'e2', 'depot ships': 'e5 e6' },
  )
  expectSessions(
    'without a row is of its earliest checkout, as that is settled',
    {
      events: `
        e1 guest/s checkout:o1@0m
        e2 u1/s view@1m
        e3 bob/s2 checkout:o1@5m
        e4 depot/d ship:o1@-1d`,
      users: ['u1'],
    },
    { 'bob/s2': 'e3', 'u1 ships': 'e4', 'u1/s': 'e1 e2' },
  )
})
