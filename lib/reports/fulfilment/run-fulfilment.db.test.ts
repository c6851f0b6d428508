import { describe, expect, it } from 'vitest'
import type { Knowledge } from '@/lib/query/knowledge'
import { EVERYTHING } from '@/lib/query/report-query'
import {
  givenOrderVersions,
  givenShipments,
  type OrderVersion,
  type Shipment,
} from '@/lib/testing/order-versions'
import { useTestDatabase } from '@/lib/testing/test-database'
import { runFulfilment, runFulfilmentTrend } from './run-fulfilment'

const db = useTestDatabase()

const NOW: Knowledge = { asOf: null, now: '2021-02-20T12:00:00.000Z', today: '2021-02-20', timeZone: 'UTC' }
const on = (asOf: string): Knowledge => ({ ...NOW, asOf })

const A = { id: 'a', service: 'ups', createdAt: '2021-02-10T10:00:00Z' }
const B = { id: 'b', service: 'ups', createdAt: '2021-02-10T22:00:00Z' }
const C = { id: 'c', service: 'dhl', createdAt: '2021-02-11T10:00:00Z' }
const PROMISED = { promisedFor: '2021-02-13T00:00:00Z' }

/**
 * Snapshots of 11, 12 and 15 Feb, each at noon. a: prepared, shipped, delivered a day late. b: shipped, delivered in
 * time. c: on its way, promised, and not there on the 15th. d: still prepared, nothing promised.
 */
const VERSIONS: readonly OrderVersion[] = [
  { ...A, status: 'preparing', from: '2021-02-11T12:00:00Z', to: '2021-02-12T12:00:00Z' },
  { ...A, ...PROMISED, status: 'shipped', from: '2021-02-12T12:00:00Z', to: '2021-02-15T12:00:00Z' },
  {
    ...A,
    ...PROMISED,
    status: 'delivered',
    deliveredAt: '2021-02-14T00:00:00Z',
    from: '2021-02-15T12:00:00Z',
  },
  { ...B, ...PROMISED, status: 'shipped', from: '2021-02-11T12:00:00Z', to: '2021-02-15T12:00:00Z' },
  {
    ...B,
    ...PROMISED,
    status: 'delivered',
    deliveredAt: '2021-02-13T00:00:00Z',
    from: '2021-02-15T12:00:00Z',
  },
  { ...C, ...PROMISED, status: 'shipped', from: '2021-02-12T12:00:00Z' },
  { id: 'd', status: 'preparing', createdAt: '2021-02-11T23:30:00Z', from: '2021-02-12T12:00:00Z' },
]

const SHIPMENTS: readonly Shipment[] = [
  { orderId: 'a', at: '2021-02-11T10:00:00Z', storedAt: '2021-02-12T12:00:00Z' },
  { orderId: 'b', at: '2021-02-11T10:00:00Z' },
  { orderId: 'b', at: '2021-02-12T10:00:00Z' },
  { orderId: 'c', at: '2021-02-11T22:00:00Z' },
]

async function givenShop() {
  await givenOrderVersions(db(), VERSIONS)
  await givenShipments(db(), SHIPMENTS)
}

describe('what was known then', () => {
  it('on the last day everything is: two of three promises are broken', async () => {
    await givenShop()
    const { all, services, known } = await runFulfilment(db(), EVERYTHING, NOW)
    expect(known).toEqual({
      asOf: null,
      at: '2021-02-20T12:00:00.000Z',
      beginsAt: '2021-02-11T12:00:00.000Z',
      undated: 0,
    })
    expect(all).toEqual({
      orders: 4,
      preparing: 1,
      shipped: 3,
      delivered: 2,
      cancelled: 0,
      refunded: 0,
      returned: 0,
      otherwise: 0,
      toShipped: {
        orders: 3,
        median: { pairs: 3, seconds: 43_200, interval: { low: 43_200, high: 86_400 } },
        p90Seconds: 77_760,
      },
      toDelivered: {
        orders: 2,
        median: { pairs: 2, seconds: 244_800, interval: { low: 180_000, high: 309_600 } },
        p90Seconds: 296_640,
      },
      promised: 3,
      decided: 3,
      late: 2,
      lateShare: 2 / 3,
      lateInterval: { low: expect.closeTo(0.2077, 4), high: expect.closeTo(0.9385, 4) },
      open: 0,
      promiseUntold: 0,
      promiseContradictory: 0,
      contradictions: { untold: 0, shippedPreparing: 0, earlyDelivery: 0, backwards: 0, any: 0 },
    })
    expect(services.map(({ service, orders, late, decided }) => [service, orders, late, decided])).toEqual([
      ['dhl', 1, 1, 1],
      ['ups', 2, 1, 2],
      [null, 1, 0, 0],
    ])
  })

  it('on an earlier day only what had been found by its end', async () => {
    await givenShop()
    const counts = async (asOf: string) => {
      const { all } = await runFulfilment(db(), EVERYTHING, on(asOf))
      return all && [all.orders, all.preparing, all.shipped, all.delivered, all.decided, all.late, all.open]
    }
    expect(await counts('2021-02-10')).toBeNull()
    expect(await counts('2021-02-11')).toEqual([2, 1, 1, 0, 0, 0, 1])
    expect(await counts('2021-02-12')).toEqual([4, 1, 3, 0, 0, 0, 3])
    expect(await counts('2021-02-13')).toEqual([4, 1, 3, 0, 3, 3, 0])
    expect(await counts('2021-02-15')).toEqual([4, 1, 3, 2, 3, 2, 0])
  })

  it('a shipment that was stored later was not known, whenever it happened', async () => {
    await givenShop()
    const timed = async (asOf: string) =>
      (await runFulfilment(db(), EVERYTHING, on(asOf))).all?.toShipped.orders
    expect(await timed('2021-02-11')).toBe(1)
    expect(await timed('2021-02-12')).toBe(3)
  })

  it('a version that begins with the next day is not known at the end of this one', async () => {
    await givenOrderVersions(db(), [
      { ...A, status: 'preparing', from: '2021-02-11T00:00:00Z', to: '2021-02-12T00:00:00Z' },
      { ...A, status: 'shipped', from: '2021-02-12T00:00:00Z' },
    ])
    expect((await runFulfilment(db(), EVERYTHING, on('2021-02-11'))).all).toMatchObject({
      preparing: 1,
      shipped: 0,
    })
    expect((await runFulfilment(db(), EVERYTHING, on('2021-02-12'))).all).toMatchObject({
      preparing: 0,
      shipped: 1,
    })
  })

  it('the end of a day is that of the workspace, and never after now', async () => {
    await givenShop()
    const end = async (asOf: string, timeZone: string) =>
      (await runFulfilment(db(), EVERYTHING, { ...NOW, asOf, timeZone })).known.at
    expect(await end('2021-02-12', 'UTC')).toBe('2021-02-12T23:59:59.999Z')
    expect(await end('2021-02-12', 'America/New_York')).toBe('2021-02-13T04:59:59.999Z')
    expect(await end('2021-02-20', 'UTC')).toBe(NOW.now)
  })

  it('an order that had gone was none', async () => {
    await givenOrderVersions(db(), [
      { ...A, status: 'shipped', from: '2021-02-11T12:00:00Z', to: '2021-02-12T12:00:00Z' },
      { ...A, status: 'shipped', from: '2021-02-12T12:00:00Z', isDeleted: true },
      { ...B, status: 'shipped', from: '2021-02-11T12:00:00Z', to: '2021-02-12T12:00:00Z' },
    ])
    expect((await runFulfilment(db(), EVERYTHING, on('2021-02-11'))).all?.orders).toBe(2)
    expect((await runFulfilment(db(), EVERYTHING, on('2021-02-12'))).all?.orders).toBe(0)
  })

  it('without a snapshot nothing is', async () => {
    expect(await runFulfilment(db(), EVERYTHING, NOW)).toMatchObject({
      known: { beginsAt: null },
      all: null,
      services: [],
    })
  })
})

describe('which orders', () => {
  it('those of the days of their checkout, in the zone of the workspace', async () => {
    await givenShop()
    const range = { from: '2021-02-11', to: '2021-02-12' }
    const count = async (timeZone: string) =>
      (await runFulfilment(db(), { ...EVERYTHING, range }, { ...NOW, timeZone })).all?.orders
    expect(await count('UTC')).toBe(2)
    expect(await count('Europe/Berlin')).toBe(1)
    expect(await count('Asia/Tokyo')).toBe(2)
  })

  it('those without a time of checkout are in no range, and are counted', async () => {
    await givenOrderVersions(db(), [{ id: 'x', status: 'preparing', from: '2021-02-11T12:00:00Z' }])
    expect(await runFulfilment(db(), EVERYTHING, NOW)).toMatchObject({
      all: { orders: 0 },
      known: { undated: 1 },
    })
  })

  it('those that hold the product or a product of the category', async () => {
    await givenShop()
    await db().product.createMany({
      data: [
        { id: 'zz', name: 'ZZ Plant', category: 'Trees' },
        { id: 'yy', name: 'Yucca', category: 'Trees' },
      ],
    })
    await db().orderItem.createMany({
      data: [
        { userId: 'ann', orderId: 'a', productId: 'zz', quantity: 1 },
        { userId: 'ann', orderId: 'c', productId: 'zz', quantity: 1 },
        { userId: 'ann', orderId: 'c', productId: 'yy', quantity: 1 },
        { userId: 'bob', orderId: 'b', productId: 'zz', quantity: 1 },
      ],
    })
    const count = async (scope: Partial<typeof EVERYTHING>) =>
      (await runFulfilment(db(), { ...EVERYTHING, ...scope }, NOW)).all?.orders
    expect(await count({ scope: { product: 'zz' } })).toBe(2)
    expect(await count({ scope: { product: 'yy' } })).toBe(1)
    expect(await count({ scope: { category: 'Trees' } })).toBe(2)
    await expect(count({ scope: { product: 'Weed' } })).rejects.toMatchObject({ code: 'unknown_product' })
  })

  it('a product is of the category that it had then, and of that of today before there was a snapshot', async () => {
    await givenShop()
    const version = { id: 'zz', name: 'ZZ Plant', dbtIsDeleted: false }
    const [found, moved] = [new Date('2021-02-12T12:00:00Z'), new Date('2021-02-15T12:00:00Z')]
    await db().product.createMany({
      data: [
        { id: 'zz', name: 'ZZ Plant', category: 'Palms' },
        { id: 'yy', name: 'Yucca', category: 'Trees' },
      ],
    })
    await db().productSnapshot.createMany({
      data: [
        {
          ...version,
          dbtScdId: '1',
          category: 'Trees',
          dbtUpdatedAt: found,
          dbtValidFrom: found,
          dbtValidTo: moved,
        },
        { ...version, dbtScdId: '2', category: 'Palms', dbtUpdatedAt: moved, dbtValidFrom: moved },
      ],
    })
    await db().orderItem.create({ data: { userId: 'ann', orderId: 'a', productId: 'zz', quantity: 1 } })
    const count = async (category: string, asOf: string) =>
      (await runFulfilment(db(), { ...EVERYTHING, scope: { category } }, on(asOf))).all?.orders
    expect([await count('Palms', '2021-02-11'), await count('Trees', '2021-02-11')]).toEqual([1, 0])
    expect([await count('Palms', '2021-02-12'), await count('Trees', '2021-02-12')]).toEqual([0, 1])
    expect([await count('Palms', '2021-02-15'), await count('Trees', '2021-02-15')]).toEqual([1, 0])
  })
})

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

describe('over time', () => {
  it('has every bucket between the first and the last, and says which are not whole', async () => {
    await givenShop()
    await givenOrderVersions(db(), [
      { id: 'z', createdAt: '2021-02-18T10:00:00Z', status: 'preparing', from: '2021-02-19T12:00:00Z' },
    ])
    const range = { from: '2021-02-10', to: '2021-03-01' }
    const { points } = await runFulfilmentTrend(db(), { ...EVERYTHING, range, grain: 'week' }, NOW)
    expect(points.map(({ start, orders, late, partial }) => [start, orders, late, partial])).toEqual([
      ['2021-02-08', 4, 2, true],
      ['2021-02-15', 1, 0, true],
    ])
    const { points: days } = await runFulfilmentTrend(db(), { ...EVERYTHING, grain: 'day' }, on('2021-02-19'))
    expect(days.map(({ start, orders, partial }) => [start.slice(8), orders, partial])).toEqual([
      ['10', 2, false],
      ['11', 2, false],
      ...['12', '13', '14', '15', '16', '17'].map((day) => [day, 0, false]),
      ['18', 1, false],
    ])
  })

  it('adds up to the whole', async () => {
    await givenShop()
    const { all } = await runFulfilment(db(), EVERYTHING, NOW)
    const { points } = await runFulfilmentTrend(db(), { ...EVERYTHING, grain: 'day' }, NOW)
    for (const name of ['orders', 'shipped', 'decided', 'late'] as const) {
      expect(points.reduce((sum, point) => sum + point[name], 0)).toBe(all?.[name])
    }
  })
})
