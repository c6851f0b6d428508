import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { A, B, C, NOW, PROMISED } from '@/lib/testing/shop/four-orders'
import { givenOrderVersions, givenShipments } from '@/lib/testing/shop/order-versions'
import { runFulfilment } from './run-fulfilment'

const db = useTestDatabase()

it('says what cannot be, and takes it for neither late nor in time', async () => {
  const from = '2021-02-11T12:00:00Z'
  await givenOrderVersions(db(), [
    { ...A, ...PROMISED, status: 'delivered', from },
    { ...B, ...PROMISED, status: 'preparing', from },
    { ...C, ...PROMISED, status: 'shipped', deliveredAt: '2021-02-12T10:00:00Z', from },
    { id: 'd', createdAt: A.createdAt, status: 'delivered', deliveredAt: '2021-02-09T00:00:00Z', from },
    { id: 'e', createdAt: A.createdAt, status: 'delivered', deliveredAt: '2021-03-01T00:00:00Z', from },
    { id: 'f', createdAt: A.createdAt, status: 'lost', from },
  ])
  await givenShipments(db(), [
    { orderId: 'b', at: '2021-02-11T10:00:00Z' },
    { orderId: 'a', at: '2021-02-10T09:59:59Z' },
  ])
  expect((await runFulfilment(db(), EVERYTHING, NOW)).all).toMatchObject({
    orders: 6,
    otherwise: 1,
    promised: 3,
    decided: 0,
    late: 0,
    lateShare: null,
    open: 0,
    promiseUntold: 1,
    promiseContradictory: 2,
    toShipped: { orders: 1 },
    toDelivered: { orders: 1 },
    contradictions: { untold: 2, shippedPreparing: 1, earlyDelivery: 1, backwards: 2, any: 5 },
  })
})

it('what cannot be moves no share: one promise is judged, and it was broken', async () => {
  const from = '2021-02-11T12:00:00Z'
  await givenOrderVersions(db(), [
    { ...A, ...PROMISED, status: 'delivered', deliveredAt: '2021-02-10T09:00:00Z', from },
    { ...B, ...PROMISED, status: 'preparing', deliveredAt: '2021-02-11T10:00:00Z', from },
    { ...C, ...PROMISED, status: 'shipped', from },
  ])
  const { all } = await runFulfilment(db(), EVERYTHING, NOW)
  expect(all).toMatchObject({ promised: 3, decided: 1, late: 1, lateShare: 1, promiseContradictory: 2 })
})

it('a status is known whatever its case, and what was called off breaks no promise', async () => {
  const from = '2021-02-11T12:00:00Z'
  const arrived = { deliveredAt: '2021-02-11T10:00:00Z' }
  const all = [
    [' Preparing', {}],
    ['SHIPPED', {}],
    ['Delivered', arrived],
    ['delivered\u00a0', arrived],
    ['CANCELLED', {}],
    ['canceled', {}],
    ['Refunded', arrived],
    ['returned ', { deliveredAt: '2021-02-14T10:00:00Z' }],
    ['re-turned', {}],
  ] as const
  await givenOrderVersions(
    db(),
    all.map(([status, more], index) => ({ ...A, ...PROMISED, ...more, id: `o${index}`, status, from })),
  )
  expect((await runFulfilment(db(), EVERYTHING, NOW)).all).toMatchObject({
    orders: 9,
    preparing: 1,
    shipped: 3,
    delivered: 2,
    cancelled: 2,
    refunded: 1,
    returned: 1,
    otherwise: 1,
    promised: 5,
    decided: 5,
    late: 3,
    open: 0,
    contradictions: { any: 0 },
  })
})
