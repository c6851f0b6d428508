import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { A, B, givenFourOrders, NOW, on } from '@/lib/testing/shop/four-orders'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { runFulfilment, runFulfilmentTrend } from './run-fulfilment'

const db = useTestDatabase()

describe('what was known then', () => {
  it('on the last day everything is: two of three promises are broken', async () => {
    await givenFourOrders(db())
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
    await givenFourOrders(db())
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
    await givenFourOrders(db())
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
    await givenFourOrders(db())
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

describe('over time', () => {
  it('has every bucket between the first and the last, and says which are not whole', async () => {
    await givenFourOrders(db())
    await givenOrderVersions(db(), [
      { id: 'z', createdAt: '2021-02-18T10:00:00Z', status: 'preparing', from: '2021-02-19T12:00:00Z' },
    ])
    const range = { from: '2021-02-10', to: '2021-03-01' }
    const { points } = await runFulfilmentTrend(db(), { ...EVERYTHING, range, grain: 'week' }, NOW)
    expect(points.map(({ start, orders, late, partial }) => [start, orders, late, partial])).toEqual([
      ['2021-02-08', 4, 2, true],
      ['2021-02-15', 1, 0, true],
    ])
    // The 18th, of February, was a Thursday: kept by weeks that begin on Monday, and told by others.
    for (const [weekStart, starts] of [
      ['sunday', ['2021-02-07', '2021-02-14']],
      ['saturday', ['2021-02-06', '2021-02-13']],
    ] as const) {
      const asked = { ...EVERYTHING, range, grain: 'week', weekStart } as const
      const moved = (await runFulfilmentTrend(db(), asked, NOW)).points
      expect(moved.map(({ start }) => start)).toEqual(starts)
      expect(moved.map(({ toShipped }) => toShipped)).toEqual(points.map(({ toShipped }) => toShipped))
    }
    const { points: days } = await runFulfilmentTrend(db(), { ...EVERYTHING, grain: 'day' }, on('2021-02-19'))
    expect(days.map(({ start, orders, partial }) => [start.slice(8), orders, partial])).toEqual([
      ['10', 2, false],
      ['11', 2, false],
      ...['12', '13', '14', '15', '16', '17'].map((day) => [day, 0, false]),
      ['18', 1, false],
    ])
  })

  it('adds up to the whole', async () => {
    await givenFourOrders(db())
    const { all } = await runFulfilment(db(), EVERYTHING, NOW)
    const { points } = await runFulfilmentTrend(db(), { ...EVERYTHING, grain: 'day' }, NOW)
    for (const name of ['orders', 'shipped', 'decided', 'late'] as const) {
      expect(points.reduce((sum, point) => sum + point[name], 0)).toBe(all?.[name])
    }
  })
})
