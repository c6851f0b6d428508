import { expect, it } from 'vitest'
import { runSnapshot } from '@/lib/pipeline/snapshot/run-snapshot'
import { SNAPSHOTS } from '@/lib/pipeline/snapshot/snapshot-spec'
import { EVERYTHING } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { runFulfilment } from '@/lib/reports/fulfilment/run-fulfilment'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { toEvents } from '@/lib/testing/shop/short-events'
import type { NewOrder } from './new-row'
import { writeEvents } from './write-events'
import { writeOrderItems } from './write-order-items'
import { writeOrders } from './write-orders'

const db = useTestDatabase()

const AT = new Date('2021-02-09T10:02:00Z')
const NOW = '2021-02-20T12:00:00.000Z'

const PREPARING: NewOrder = { ...emptyOrder('guest-9', 'o1'), createdAt: AT, status: 'preparing' }
const DELIVERED: NewOrder = {
  ...PREPARING,
  userId: 'u1',
  status: 'delivered',
  deliveredAt: new Date('2021-02-12T10:00:00Z'),
}

const EVENTS = `
  e1 guest-9/s view:fern@0m
  e2 guest-9/s cart:fern@1m
  e3 guest-9/s checkout:o1@2m
  e4 u1/t view:fern@3h`

const store = (orders: readonly NewOrder[], events = '') =>
  db().$transaction(async (tx) => {
    const written = await writeOrders(tx, orders)
    if (orders.length > 0) await writeOrderItems(tx, [{ orderId: 'o1', productId: 'fern', quantity: 2 }])
    if (events) await writeEvents(tx, toEvents(events))
    return written
  })

/** A run of the pipeline: snapshot, then refresh. */
async function run(day: string, strategy: 'check' | 'timestamp' = 'check'): Promise<void> {
  const now = new Date(`2021-02-${day}T12:00:00Z`)
  await runSnapshot(db(), SNAPSHOTS.orders, { strategy, hardDeletes: 'new_record', now })
  await runRefresh(db(), { timeZone: 'UTC' })
}

const countSteps = async (unit: 'sessions' | 'users') =>
  (await runFunnel(db(), { ...EVERYTHING, unit })).steps.map(({ count }) => count)

const askFulfilment = async (asOf: string | null) =>
  (await runFulfilment(db(), EVERYTHING, { asOf, now: NOW, today: '2021-02-20', timeZone: 'UTC' })).all

it.each([
  [
    'events before the claim',
    [
      [[PREPARING], EVENTS],
      [[DELIVERED], ''],
    ],
  ],
  [
    'events after it',
    [
      [[PREPARING], ''],
      [[DELIVERED], ''],
      [[], EVENTS],
    ],
  ],
  ['both at once', [[[PREPARING, DELIVERED], EVENTS]]],
] as const)('a guest’s order that an account claims is one order, of one user: %s', async (_, deliveries) => {
  for (const [index, [orders, events]] of deliveries.entries()) {
    await store(orders, events)
    await run(String(10 + index))
  }
  expect(await db().order.findMany()).toMatchObject([{ id: 'o1', userId: 'u1', status: 'delivered' }])
  expect(await db().orderItem.findMany()).toMatchObject([{ userId: 'u1', productId: 'fern', quantity: 2 }])
  expect(await countSteps('users')).toEqual([1, 1, 1, 0])
  expect(await countSteps('sessions')).toEqual([2, 1, 1, 0])
  expect(await askFulfilment(null)).toMatchObject({ orders: 1, delivered: 1, preparing: 0 })
  expect(await db().productFunnel.count({ where: { steps: 7 } })).toBe(1)
})

it.each(['check', 'timestamp'] as const)(
  'its history is one, in which the user is what changed (%s)',
  async (strategy) => {
    // The time of the source does not tell that the user is another.
    const updatedAt = AT
    await store([{ ...PREPARING, updatedAt }], EVENTS)
    await run('10', strategy)
    await store([], 'e5 depot/d ship:o1@30h')
    await store([{ ...PREPARING, userId: 'u1', updatedAt }])
    await run('13', strategy)
    await run('14', strategy)
    const versions = await db().orderSnapshot.findMany({ orderBy: { dbtValidFrom: 'asc' } })
    expect(versions.map(({ userId, dbtValidTo }) => [userId, dbtValidTo])).toEqual([
      ['guest-9', versions[1]?.dbtValidFrom],
      ['u1', null],
    ])
    expect(await askFulfilment('2021-02-11')).toMatchObject({ orders: 1, preparing: 1 })
    expect(await askFulfilment(null)).toMatchObject({ orders: 1, contradictions: { any: 0 } })
  },
)

it('counts an order that moved as stored, and one that is as it was as repeated', async () => {
  await store([PREPARING])
  expect(await store([PREPARING])).toEqual({ stored: 0, corrected: 0, repeated: 1 })
  expect(await store([{ ...PREPARING, userId: 'u1' }])).toEqual({ stored: 1, corrected: 0, repeated: 0 })
})

it('what a warehouse ships is shipped in the funnel and in fulfilment', async () => {
  const order = (id: string, userId: string): NewOrder => ({
    ...emptyOrder(userId, id),
    createdAt: AT,
    status: 'shipped',
  })
  await db().$transaction(async (tx) => {
    await writeEvents(
      tx,
      toEvents(`
        e1 ann/s1 view:fern@0m
        e2 ann/s1 checkout:o1@2m
        e3 bob/s2 view:fern@0m
        e4 bob/s2 checkout:o2@2m
        e5 depot/d ship:o1@1d
        e6 depot/d ship:o2@1d`),
    )
    await writeOrders(tx, [order('o1', 'ann'), order('o2', 'bob')])
  })
  await run('12')
  expect(await countSteps('users')).toEqual([2, 2, 2, 2])
  // Received now, which is after all that can be asked as known then.
  await db().$executeRaw`update event set received_at = occurred_at`
  const all = await askFulfilment(null)
  expect(all).toMatchObject({ orders: 2, shipped: 2, toShipped: { orders: 2 }, contradictions: { any: 0 } })
})
