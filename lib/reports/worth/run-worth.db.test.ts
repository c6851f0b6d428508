import { expect, it } from 'vitest'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { givenJourneys } from '@/lib/testing/store-journeys'
import { useTestDatabase } from '@/lib/testing/test-database'
import { toPlainText } from '../overview/answer'
import { answerWorth } from './answer-worth'
import { runWorth } from './run-worth'
import { toWorthAnswer } from './worth-table'

const db = useTestDatabase()

/** Half of a quarter of a year, cut to whole days: 45 of 91.3125. */
const weeks: ReportQuery = { ...EVERYTHING, range: { from: '2021-02-09', to: '2021-03-26' } }
const STRETCH = 365.25 / 4 / 45

/** Four sessions a product; `good` is bought by three of four, `poor` by nobody, and the last day has a view. */
const JOURNEYS = Object.fromEntries([
  ...[0, 1, 2].map((user) => [
    `g${user}`,
    `view:good@${user}h cart:good@${user}.1h checkout:good@${user}.2h`,
  ]),
  ['g3', 'view:good@3h'],
  ...[0, 1, 2, 3].map((user) => [`p${user}`, `view:poor@${user}h`]),
  ['late', 'view:poor@44d'],
])

async function givenShop(price: number | null = 10): Promise<void> {
  await givenJourneys(db(), JOURNEYS)
  await db().product.createMany({
    data: [
      { id: 'good', name: 'Good', price, category: 'Green' },
      { id: 'poor', name: 'Poor', price: 20, category: 'Green' },
    ],
  })
}

it('stretches the range to a quarter, and one point goes on as carts do now', async () => {
  await givenShop()
  const { lines, days } = await runWorth(db(), weeks)
  expect(days).toBe(45)
  const good = lines?.find(({ id, step }) => id === 'good' && step === 'view_to_cart')
  expect(good?.entrants).toBeCloseTo(4 * STRETCH, 10)
  const onward = lines?.find(({ id, step }) => id === 'good' && step === 'cart_to_checkout')?.rate.share ?? 0
  expect(good?.onePoint.orders).toBeCloseTo(4 * STRETCH * 0.01 * onward, 10)
  expect(good?.onePoint.revenue).toBeCloseTo(4 * STRETCH * 0.01 * onward * 10, 10)
})

it('takes the mean quantity of an order times the price', async () => {
  await givenShop()
  const [first] = await db().orderItem.findMany({ where: { productId: 'good' }, orderBy: { orderId: 'asc' } })
  await db().orderItem.updateMany({ where: { orderId: first?.orderId ?? '' }, data: { quantity: 4 } })
  const { lines } = await runWorth(db(), weeks)
  const line = lines?.find(({ id, step }) => id === 'good' && step === 'cart_to_checkout')
  // Three orders with 4, 1 and 1 pieces at 10.
  expect((line?.onePoint.revenue ?? 0) / (line?.onePoint.orders ?? 1)).toBeCloseTo(20, 10)
})

it('what is best has nothing to gain; what is behind has, held against the shop where the category is small', async () => {
  await givenShop()
  const { lines } = await runWorth(db(), weeks)
  const toCart = lines?.filter(({ step }) => step === 'view_to_cart') ?? []
  expect(toCart.find(({ id }) => id === 'good')?.toGoal.orders).toBe(0)
  const poor = toCart.find(({ id }) => id === 'poor')
  expect(poor?.toGoal.orders).toBeGreaterThan(0)
  expect(poor?.heldAgainst).toBe('shop')
  expect(lines?.[0]?.id).toBe('poor')
  // Nobody put it into the cart, so there is nothing to be made better after it.
  expect(lines?.filter(({ id }) => id === 'poor')).toHaveLength(1)
})

it('without a price says orders alone', async () => {
  await givenShop(null)
  const { lines } = await runWorth(db(), weeks)
  expect(lines?.find(({ id }) => id === 'good')?.onePoint).toMatchObject({
    revenue: null,
    revenueInterval: null,
  })
})

it('does not stretch a few days to a quarter, and says so', async () => {
  await givenShop()
  const few = await runWorth(db(), { ...weeks, range: { from: '2021-02-09', to: '2021-02-12' } })
  expect(few.lines).toBeNull()
  expect(toPlainText(answerWorth(few))).toBe(
    'These 3 days say nothing of a quarter: it takes at least 14 days to stretch them to one.',
  )
  expect(toWorthAnswer(few)).toMatchObject({ table: { rows: [] }, json: { days: 3, too_short: true } })
})

it('of an empty shop has nothing to say', async () => {
  expect((await runWorth(db(), EVERYTHING)).lines).toBeNull()
})
