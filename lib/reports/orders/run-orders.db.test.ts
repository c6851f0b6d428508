import { expect, it } from 'vitest'
import { ORDER_STATE_NAMES, type OrderSearch } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenOrderVersions, givenShipments } from '@/lib/testing/shop/order-versions'
import { toOrdersTable } from './orders-result'
import { runAllOrders, runOrders } from './run-orders'

const db = useTestDatabase()

const NOW: Knowledge = { asOf: null, now: '2021-02-20T12:00:00.000Z', today: '2021-02-20', timeZone: 'UTC' }
const ALL: OrderSearch = { state: null, q: '', page: 1 }
const FROM = { from: '2021-02-11T12:00:00Z' }
const PROMISED = { promisedFor: '2021-02-13T00:00:00Z' }
const ask = (search: Partial<OrderSearch>, take = 50) =>
  runOrders(db(), EVERYTHING, NOW, { ...ALL, ...search }, { take, currency: null })

async function givenShop() {
  await givenOrderVersions(db(), [
    { ...FROM, id: 'prepared', status: 'preparing', createdAt: '2021-02-09T10:00:00Z' },
    {
      ...FROM,
      ...PROMISED,
      id: 'overdue',
      status: 'shipped',
      createdAt: '2021-02-10T10:00:00Z',
      service: 'ups',
    },
    {
      ...FROM,
      id: 'open',
      status: 'shipped',
      createdAt: '2021-02-11T10:00:00Z',
      promisedFor: '2021-02-25T00:00:00Z',
    },
    {
      ...FROM,
      ...PROMISED,
      id: 'in time',
      status: 'delivered',
      createdAt: '2021-02-08T10:00:00Z',
      deliveredAt: '2021-02-12T00:00:00Z',
    },
    {
      ...FROM,
      ...PROMISED,
      id: '100 %_\\',
      userId: 'Bob',
      status: 'delivered',
      createdAt: '2021-02-07T10:00:00Z',
    },
  ])
  await givenShipments(db(), [{ orderId: 'prepared', at: '2021-02-11T10:00:00Z' }])
}

it('lists orders with what became of them, the latest first', async () => {
  await givenShop()
  const result = await ask({})
  expect(result.matching).toBe(5)
  expect(result.orders.map(({ id, promise, contradictions }) => [id, promise, contradictions])).toEqual([
    ['open', 'open', []],
    ['overdue', 'late', []],
    ['prepared', null, ['shipped-preparing']],
    ['in time', 'on-time', []],
    ['100 %_\\', 'untold', ['untold']],
  ])
  expect(toOrdersTable(result).rows[2]).toEqual([
    'prepared',
    'ann',
    'preparing',
    null,
    '2021-02-09T10:00:00.000Z',
    '2021-02-11T10:00:00.000Z',
    null,
    null,
    null,
    0,
    'shipped, but being prepared',
    null,
    null,
    null,
    null,
  ])
})

it('an order that was called off is neither late nor open, and what came back stands beside it', async () => {
  const order = { ...FROM, ...PROMISED, createdAt: '2021-02-10T10:00:00Z' }
  await givenOrderVersions(db(), [
    { ...order, id: 'a', status: 'CANCELLED' },
    { ...order, id: 'b', status: ' refunded', promisedFor: '2021-03-25T00:00:00Z' },
    { ...order, id: 'c', status: 'Returned', deliveredAt: '2021-02-15T00:00:00Z' },
    { ...order, id: 'd', status: 'canceled', promisedFor: null },
    { ...order, id: 'e', status: 'Shipped' },
  ])
  const item = { userId: 'ann', orderId: 'c', quantity: 5, returned: 2 }
  await db().orderItem.createMany({ data: ['p', 'q'].map((productId) => ({ ...item, productId })) })
  const { orders } = await ask({})
  expect(
    orders.map(({ id, status, promise, returnedPieces }) => [id, status, promise, returnedPieces]),
  ).toEqual([
    ['a', 'CANCELLED', 'called-off', 0],
    ['b', ' refunded', 'called-off', 0],
    ['c', 'Returned', 'called-off', 4],
    ['d', 'canceled', null, 0],
    ['e', 'Shipped', 'late', 0],
  ])
  const idsOf = async (state: OrderSearch['state']) => (await ask({ state })).orders.map(({ id }) => id)
  expect(await idsOf('late')).toEqual(['e'])
  expect(await idsOf('open')).toEqual([])
  expect(await idsOf('cannot-be')).toEqual([])
  expect(await idsOf('cancelled')).toEqual(['a', 'd'])
  expect(await idsOf('refunded')).toEqual(['b'])
  expect(await idsOf('returned')).toEqual(['c'])
})

it('narrows to a state', async () => {
  await givenShop()
  const found = ORDER_STATE_NAMES.map(async (state) => [
    state,
    (await ask({ state })).orders.map(({ id }) => id),
  ])
  expect(Object.fromEntries(await Promise.all(found))).toEqual({
    preparing: ['prepared'],
    shipped: ['open', 'overdue'],
    delivered: ['in time', '100 %_\\'],
    cancelled: [],
    refunded: [],
    returned: [],
    late: ['overdue'],
    open: ['open'],
    'cannot-be': ['prepared', '100 %_\\'],
  })
})

it.each([
  ['OPEN', ['open']],
  ['%', ['100 %_\\']],
  ['_', ['100 %_\\']],
  ['\\', ['100 %_\\']],
  ['bob', ['100 %_\\']],
  ["'; drop table event; --", []],
])('finds ids that hold %s', async (q, ids) => {
  await givenShop()
  const { orders } = await ask({ q })
  expect(orders.map(({ id }) => id)).toEqual(ids)
})

it('turns pages, and a page too far is the first', async () => {
  await givenShop()
  const page = async (number: number) => {
    const { orders, page: shown, matching } = await ask({ page: number }, 2)
    return [shown, matching, orders.map(({ id }) => id)]
  }
  expect(await page(1)).toEqual([1, 5, ['open', 'overdue']])
  expect(await page(3)).toEqual([3, 5, ['100 %_\\']])
  expect(await page(9)).toEqual([1, 5, ['open', 'overdue']])
})

it('a file has all of them, or says how many there are', async () => {
  await givenShop()
  const { orders } = await runAllOrders(
    db(),
    EVERYTHING,
    NOW,
    { ...ALL, page: 3 },
    { take: 5, currency: null },
  )
  expect(orders).toHaveLength(5)
  await expect(runAllOrders(db(), EVERYTHING, NOW, ALL, { take: 4, currency: null })).rejects.toMatchObject({
    code: 'bad_parameter',
    message: 'There are 5 such orders, and a file holds 4. Choose fewer days, or a state.',
  })
})

it('what cannot be is neither open nor late, also where it was promised', async () => {
  await givenOrderVersions(db(), [
    {
      ...FROM,
      ...PROMISED,
      id: 'early',
      status: 'shipped',
      createdAt: '2021-02-09T10:00:00Z',
      deliveredAt: '2021-02-10T00:00:00Z',
    },
  ])
  expect((await ask({})).orders[0]).toMatchObject({
    promise: 'cannot-be',
    contradictions: ['early-delivery'],
  })
  expect((await ask({ state: 'open' })).matching).toBe(0)
})

it('says what was paid and what had come back, each in its currency', async () => {
  const order = { ...FROM, createdAt: '2021-02-10T10:00:00Z', total: 20 }
  await givenOrderVersions(db(), [
    { ...order, id: 'a' },
    { ...order, id: 'b', createdAt: '2021-02-09T10:00:00Z' },
  ])
  await db().order.createMany({
    data: [
      { userId: 'ann', id: 'a', currency: 'eur' },
      { userId: 'ann', id: 'b' },
    ],
  })
  const refund = { userId: 'ann', orderId: 'a', refundedAt: new Date('2021-02-12T00:00:00Z') }
  await db().refund.createMany({
    data: [
      { ...refund, id: '1', amount: 3, currency: 'USD' },
      { ...refund, id: '2', amount: 2.5 },
      { ...refund, id: '3', amount: 1.5, currency: 'EUR' },
      { ...refund, id: '4', amount: 9, refundedAt: new Date('2021-03-01T00:00:00Z') },
      { ...refund, id: '5', orderId: 'b' },
    ],
  })
  const result = await runOrders(db(), EVERYTHING, NOW, ALL, { take: 50, currency: 'CHF' })
  expect(
    result.orders.map(({ id, orderTotal, currency, refunds }) => [id, orderTotal, currency, refunds]),
  ).toEqual([
    [
      'a',
      20,
      'EUR',
      [
        { currency: 'EUR', amount: 4 },
        { currency: 'USD', amount: 3 },
      ],
    ],
    ['b', 20, 'CHF', [{ currency: 'CHF', amount: null }]],
  ])
  expect(toOrdersTable(result).rows.map((row) => row.slice(-4))).toEqual([
    [20, 4, '3 USD', 'EUR'],
    [20, null, null, 'CHF'],
  ])
})
