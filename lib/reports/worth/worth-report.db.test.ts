import { beforeEach, describe, expect, it } from 'vitest'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { FEWEST_MEMBERS, shrinkRates } from '@/lib/stats/shrink-rates'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import type { Day } from '@/lib/time/day'
import { toAsker } from '../asker'
import { WORTH } from './worth-report'

const db = useTestDatabase()

const runWorth = (query: ReportQuery, today: Day) => toAsker(db()).report('worth', { query, today })
const ASKED = { query: EVERYTHING, today: '2021-02-22' } as const
const today = '2021-06-01'

/** Of `viewers` who view a product, so many add it, and so many of those check it out; the last on the 20th day. */
function visit(product: string, viewers: number, carts: number, checkouts: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: viewers }, (_, index) => {
      const view = `view:${product}@${index === 0 ? 19 : 0}d`
      const cart = index < carts ? ` cart:${product}@${index === 0 ? 19 : 1}d` : ''
      const checkout = index < checkouts ? ` checkout:${product}@${index === 0 ? 19 : 2}d` : ''
      return [`${product}-${index}`, `${view}${cart}${checkout}`]
    }),
  )
}

/** Four products of one category, 20 days. */
const SHOP = {
  ...visit('aa', 40, 10, 4),
  ...visit('bb', 40, 20, 10),
  ...visit('cc', 40, 24, 12),
  ...visit('dd', 40, 28, 20),
}
const NAMES = ['aa', 'bb', 'cc', 'dd']
const QUARTER = 365.25 / 4

async function givenPrices(
  prices: Readonly<Record<string, number | null>>,
  category: string | null = 'Green',
) {
  await db().product.createMany({
    data: Object.entries(prices).map(([id, price]) => ({ id, name: id.toUpperCase(), price, category })),
  })
}

/** The shrunk rates, as every other report has them. */
function ratesOf(counts: readonly (readonly [part: number, whole: number])[]) {
  const rates = shrinkRates(
    counts.map(([part, whole], index) => ({ key: NAMES[index] ?? '', category: 'Green', part, whole })),
  )
  return (key: string) => rates.get(key)?.share ?? Number.NaN
}

const carting = ratesOf([
  [10, 40],
  [20, 40],
  [24, 40],
  [28, 40],
])
const checkingOut = ratesOf([
  [4, 10],
  [10, 20],
  [12, 24],
  [20, 28],
])

type Item = Readonly<{ userId: string; orderId: string; productId: string }>

/** As whoever stores it, with its mark, and the refresh after it. */
async function givenPieces(item: Item, pieces: Readonly<{ quantity: number; returned?: number }>) {
  await db().orderItem.update({ where: { userId_orderId_productId: item }, data: pieces })
  await db().staleOrder.create({ data: { userId: item.userId, orderId: item.orderId } })
  await runRefresh(db(), { timeZone: 'UTC' })
}

describe('of four products in twenty days', () => {
  beforeEach(async () => {
    await givenPrices({ aa: 10, bb: 20, cc: 30, dd: 40 })
    await givenJourneys(db(), SHOP)
  })

  it('scales those that come to a quarter, and holds each rate against the third best and a quarter of the best', async () => {
    const { days, lines, query } = await runWorth(EVERYTHING, today)
    expect(days).toBe(20)
    expect(query.range).toEqual({ from: '2021-02-09', to: '2021-03-01' })
    const line = lines.find(({ id, step }) => id === 'aa' && step === 'view_to_cart')
    const target = carting('cc') + 0.25 * (carting('dd') - carting('cc'))
    expect(line).toMatchObject({ product: 'AA', category: 'Green', part: 10, whole: 40 })
    expect(line?.toReach).toMatchObject({ category: 'Green', products: FEWEST_MEMBERS })
    expect(line?.toReach.share).toBeCloseTo(target, 12)
    expect(line?.entrants).toBeCloseTo(2 * QUARTER, 10)
    expect(line?.perPoint.orders.value).toBeCloseTo(2 * QUARTER * 0.01 * checkingOut('aa'), 10)
    const orders = 2 * QUARTER * (target - carting('aa')) * checkingOut('aa')
    expect(line?.toTarget.orders.value).toBeCloseTo(orders, 10)
    expect(line?.toTarget.revenue?.value).toBeCloseTo(orders * 10, 9)
    expect(line?.toTarget.orders.cautious).toBeCloseTo(orders * 0.7, 10)
  })

  it('at the last step counts every one gained as an order, and takes the number of pieces into the revenue', async () => {
    const order = { userId: 'aa-0', orderId: 'aa-0-1-o1', productId: 'aa' }
    await givenPieces(order, { quantity: 5 })
    const { lines } = await runWorth(EVERYTHING, today)
    const line = lines.find(({ id, step }) => id === 'aa' && step === 'cart_to_checkout')
    expect(line?.perPoint.orders.value).toBeCloseTo((10 / 20) * QUARTER * 0.01, 10)
    // 5 + 1 + 1 + 1 pieces in four orders, at 10 each.
    expect(line?.perPoint.revenue?.value).toBeCloseTo((10 / 20) * QUARTER * 0.01 * 2 * 10, 10)
  })

  it('counts the pieces that were kept, and never fewer than none', async () => {
    const order = { userId: 'aa-0', orderId: 'aa-0-1-o1', productId: 'aa' }
    const perPoint = async (quantity: number, returned: number) => {
      await givenPieces(order, { quantity, returned })
      const { lines } = await runWorth(EVERYTHING, today)
      return lines.find(({ id, step }) => id === 'aa' && step === 'cart_to_checkout')?.perPoint.revenue?.value
    }
    const point = (10 / 20) * QUARTER * 0.01 * 10
    expect(await perPoint(5, 2)).toBeCloseTo(point * (6 / 4), 10)
    expect(await perPoint(5, 9)).toBeCloseTo(point * (3 / 4), 10)
    // What was never sent is in no order.
    expect(await perPoint(0, 9)).toBeCloseTo(point, 10)
  })

  it('leaves out what the shop has no longer, and holds nothing against it', async () => {
    await db().product.update({ where: { id: 'dd' }, data: { goneAt: new Date() } })
    const { lines } = await runWorth(EVERYTHING, today)
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(['aa', 'bb', 'cc']))
    expect(lines.every(({ toReach }) => toReach.products < 4)).toBe(true)
  })

  it('puts first what would bring most, and what is at its best last', async () => {
    const { lines } = await runWorth(EVERYTHING, today)
    const worth = lines.map(({ toTarget }) => toTarget.revenue?.value ?? Number.NaN)
    expect(lines).toHaveLength(8)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    expect(lines.slice(-2).map(({ id }) => id)).toEqual(['dd', 'dd'])
    expect(worth.slice(-2)).toEqual([0, 0])
  })

  it('holds a product against its whole category when only it is asked for', async () => {
    const all = await runWorth(EVERYTHING, today)
    const one = await runWorth({ ...EVERYTHING, scope: { product: 'aa' } }, today)
    expect(one.lines).toEqual(all.lines.filter(({ id }) => id === 'aa'))
    const green = await runWorth({ ...EVERYTHING, scope: { category: 'Green' } }, today)
    expect(green.lines).toEqual(all.lines)
    await expect(runWorth({ ...EVERYTHING, scope: { product: 'no' } }, today)).rejects.toThrow(
      /No product has the id/,
    )
  })

  it('counts users where the question does', async () => {
    await givenJourneys(db(), { 'aa-1': 'x@0s | view:aa@3d' })
    const entrants = async (unit: 'users' | 'sessions') => {
      const { lines } = await runWorth({ ...EVERYTHING, unit }, today)
      return lines.find(({ id, step }) => id === 'aa' && step === 'view_to_cart')?.whole
    }
    expect(await entrants('sessions')).toBe(41)
    expect(await entrants('users')).toBe(40)
  })

  it('leaves today out, and says nothing of fewer than fourteen days', async () => {
    expect((await runWorth(EVERYTHING, '2021-02-23')).days).toBe(14)
    const early = await runWorth(EVERYTHING, '2021-02-22')
    expect(early).toMatchObject({ days: 13, lines: [] })
    const [table, json] = [WORTH.toTable(early, ASKED), WORTH.toJson(early, ASKED)]
    expect(table.rows).toEqual([])
    expect(json).toMatchObject({ days: 13, fewest_days: 14, counted_to: '2021-02-22' })
  })

  it('answers with a row a product and step under stable names', async () => {
    const table = WORTH.toTable(await runWorth(EVERYTHING, today), ASKED)
    expect(table.columns.map(({ name }) => name)).toEqual([
      'product',
      'category',
      'step',
      'entrants_per_quarter',
      'rate',
      'shrunk_rate',
      'p75',
      'orders_per_point',
      'revenue_per_point',
      'orders_to_p75',
      'orders_to_p75_low',
      'orders_to_p75_high',
      'revenue_to_p75',
      'revenue_to_p75_low',
      'revenue_to_p75_high',
      'currency',
    ])
    expect(table.rows).toHaveLength(8)
  })
})

describe('prices', () => {
  it('without any, is told in orders, and ranked by them', async () => {
    await givenJourneys(db(), SHOP)
    const { lines } = await runWorth(EVERYTHING, today)
    const orders = lines.map(({ toTarget }) => toTarget.orders.value)
    expect(lines.every(({ toTarget, perPoint }) => !toTarget.revenue && !perPoint.revenue)).toBe(true)
    expect(orders).toEqual(orders.toSorted((a, b) => b - a))
    expect(lines.every(({ toReach }) => toReach.category === null)).toBe(true)
  })

  it('of a product that nobody ordered take as many pieces as those of the shop', async () => {
    await givenPrices({ aa: 10, ee: 50 })
    await givenJourneys(db(), { ...visit('aa', 10, 5, 2), ...visit('ee', 10, 5, 0) })
    await db().orderItem.updateMany({ data: { quantity: 3 } })
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    const { lines } = await runWorth(EVERYTHING, today)
    const point = lines.find(({ id, step }) => id === 'ee' && step === 'cart_to_checkout')?.perPoint
    expect(point?.revenue?.value).toBeCloseTo((point?.orders.value ?? 0) * 150, 10)
  })
})

it('an empty shop has no days and no lines', async () => {
  expect(await runWorth(EVERYTHING, today)).toMatchObject({
    days: 0,
    lines: [],
    query: { range: null },
  })
})

it('one product has nothing to reach, but a point has its worth', async () => {
  await givenJourneys(db(), visit('aa', 40, 10, 4))
  const { lines } = await runWorth(EVERYTHING, today)
  expect(lines).toHaveLength(2)
  expect(lines.every(({ toTarget }) => toTarget.orders.value === 0)).toBe(true)
  expect(lines[0]?.perPoint.orders.value).toBeGreaterThan(0)
  expect(lines[0]?.toReach).toMatchObject({ category: null, products: 1 })
})

it('a step to which nobody came has no lines', async () => {
  await givenJourneys(db(), visit('aa', 5, 0, 0))
  expect((await runWorth(EVERYTHING, today)).lines.map(({ step }) => step)).toEqual(['view_to_cart'])
})
