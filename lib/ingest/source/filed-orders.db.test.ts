import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import type { RowAmount, SourceRow } from '../shapes/source-row'
import { writeOrders } from '../write/write-orders'
import { LinesTaken } from './ids/lines-taken'
import { splitRows } from './split-rows'
import { unfileOrders } from './take-orders'
import { writeOrderFacts } from './write-order-facts'

const db = useTestDatabase()

const MEANINGS = new Map([
  ['purchase', 'checked_out'],
  ['order_cancelled', 'cancellation'],
] as const)

const amount: RowAmount = { value: 12, currency: 'EUR' }

const event = (type: string): SourceRow => ({
  kind: 'event',
  tie: null,
  event: {
    id: type,
    userId: 'ann',
    anonymousId: null,
    sessionId: 's',
    type,
    occurredAt: new Date('2021-02-10T12:00:00Z'),
    orderId: 'a',
    pageUrl: null,
    products: [],
    amount,
    attributes: {},
  },
})

const FILED: SourceRow = {
  kind: 'order',
  order: { orderId: 'a', userId: 'ann', createdAt: null, status: null, amount: null, products: [] },
}

const store = (...rows: readonly SourceRow[]) => storeAs(1n, rows)

async function storeAs(importId: bigint, rows: readonly SourceRow[]): Promise<void> {
  const reading = {
    meanings: MEANINGS,
    lines: new LinesTaken(false),
    idOf: ({ id }: { id: string | null }) => id ?? '',
  }
  const { orders } = splitRows(rows, reading)
  await db().$transaction((tx) => writeOrderFacts(tx, orders, importId))
}

const isFiled = async () => (await db().order.findFirst({ where: { id: 'a' } }))?.isFiled

it.each([
  ['an event alone is no file', [[event('purchase')]], false],
  ['nor is a cancellation', [[event('order_cancelled')]], false],
  ['a row of a file is', [[FILED]], true],
  ['also after an event', [[event('purchase')], [FILED]], true],
  ['also before one', [[FILED], [event('purchase')]], true],
  ['also beside one, before', [[FILED, event('purchase')]], true],
  ['also beside one, after', [[event('purchase'), FILED]], true],
] as const)('%s', async (_, batches, expected) => {
  for (const batch of batches) await store(...batch)
  expect(await isFiled()).toBe(expected)
})

it('the files of a shop file what an event told of, and are told of again without changing it', async () => {
  await store(event('purchase'))
  const write = () => db().$transaction((tx) => writeOrders(tx, [emptyOrder('ann', 'a')]))
  expect(await write()).toMatchObject({ stored: 1 })
  expect(await isFiled()).toBe(true)
  await store(event('purchase'))
  expect(await isFiled()).toBe(true)
})

it('an import that is taken back takes with it that a file has an order, unless it told of it first', async () => {
  const unfile = (importId: bigint) => db().$transaction((tx) => unfileOrders(tx, importId))
  await storeAs(1n, [event('purchase')])
  await storeAs(2n, [FILED])
  expect([await unfile(1n), await isFiled()]).toEqual([0, true])
  expect([await unfile(2n), await isFiled()]).toEqual([1, false])
  expect([await unfile(2n), await db().dirtyOrder.count({ where: { orderId: 'a' } })]).toEqual([0, 1])
  // The file once more says it again.
  await storeAs(3n, [FILED])
  expect(await isFiled()).toBe(true)
})
