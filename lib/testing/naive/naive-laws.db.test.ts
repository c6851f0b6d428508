import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { runProducts } from '@/lib/reports/products/products-report'
import { runTimeToStep } from '@/lib/reports/time-to-step/time-to-step-report'
import { runTrend } from '@/lib/reports/trend/trend-report'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { addDays } from '@/lib/time/day'
import { storeArrivals, toArrivals } from './naive-arrivals'
import { anyShop, PRODUCTS } from './naive-journeys'
import type { NaiveShop } from './naive-owners'
import { categoryOf } from './naive-questions'
import { readFunnelTables } from './naive-tables'

// Laws that hold whatever the right numbers are.

const db = useTestDatabase()
const timeZone = 'UTC'
const DAY_MS = 86_400_000
const QUESTIONS: readonly ReportQuery[] = (['sessions', 'users'] as const).map((unit) => ({
  range: null,
  unit,
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}))

async function given(shop: NaiveShop): Promise<void> {
  await emptyDatabase(db())
  await db().product.createMany({ data: PRODUCTS.map((id) => ({ id, name: id, category: categoryOf(id) })) })
  await storeArrivals(db(), toArrivals(shop))
  await runRefresh(db(), { timeZone })
}

async function countsOf(query: ReportQuery): Promise<number[]> {
  return (await runFunnel(db(), query)).steps.map((step) => step.count)
}

function expectFalling(counts: readonly number[]): void {
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
}

function expectNoneRaised(narrow: readonly number[], wide: readonly number[]): void {
  for (const [index, count] of narrow.entries()) expect(count).toBeLessThanOrEqual(wide[index] ?? -1)
}

async function forAnyShop(law: (shop: NaiveShop) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(anyShop, law), { numRuns: 15, seed: 1867 })
}

it('steps never increase, of the shop, of each product and of each day', async () => {
  await forAnyShop(async (shop) => {
    await given(shop)
    for (const query of QUESTIONS) {
      expectFalling(await countsOf(query))
      const { products, pairs } = await runProducts(db(), query)
      for (const line of [...products, pairs]) {
        expectFalling(line.reached)
      }
      const { points } = await runTrend(db(), query)
      for (const { reached } of points) expectFalling(reached)
    }
  })
})

it('the furthest steps add up to the first step, and the days to all time where sessions are counted', async () => {
  await forAnyShop(async (shop) => {
    await given(shop)
    for (const query of QUESTIONS) {
      const { steps } = await runFunnel(db(), query)
      expect(steps.reduce((sum, step) => sum + step.furthest, 0)).toBe(steps[0]?.count)
      const { points } = await runTrend(db(), query)
      const viewed = points.reduce((sum, point) => sum + (point.reached[0] ?? 0), 0)
      if (query.unit === 'sessions') expect(viewed).toBe(steps[0]?.count)
      else expect(viewed).toBeGreaterThanOrEqual(steps[0]?.count ?? 0)
    }
  })
})

it('the order of arrival changes nothing', async () => {
  await forAnyShop(async (shop) => {
    await given(shop)
    const before = await readFunnelTables(db())
    await given({ ...shop, events: shop.events.toReversed() })
    expect(await readFunnelTables(db())).toEqual(before)
  })
})

it('a product or a narrower range never raises a count', async () => {
  await forAnyShop(async (shop) => {
    await given(shop)
    for (const query of QUESTIONS) {
      const wide = await countsOf(query)
      for (const product of PRODUCTS) expectNoneRaised(await countsOf({ ...query, scope: { product } }), wide)
      const week = await countsOf({ ...query, range: { from: '2021-02-08', to: '2021-02-15' } })
      const days = await countsOf({ ...query, range: { from: '2021-02-09', to: '2021-02-11' } })
      expectNoneRaised(week, wide)
      expectNoneRaised(days, week)
    }
  })
})

it('a day later everything is the same a day later', async () => {
  await forAnyShop(async (shop) => {
    await given(shop)
    const before = await Promise.all(QUESTIONS.map(answer))
    const later = shop.events.map((event) => ({
      ...event,
      occurredAt: new Date(event.occurredAt.getTime() + DAY_MS),
    }))
    await given({ ...shop, events: later })
    expect(await Promise.all(QUESTIONS.map(answer))).toEqual(
      before.map(({ points, ...same }) => ({
        ...same,
        points: points.map((point) => ({ ...point, start: addDays(point.start, 1) })),
      })),
    )
  })
})

it('a filter that lets all through changes no answer, none raises a count, and one and its opposite are the whole', async () => {
  const opposites = [
    ['visitor is new', 'visitor is returning'],
    ['weekday is wednesday', 'weekday is not wednesday'],
    ['plan is free', 'plan is not free'],
  ] as const
  const range = { from: '2021-02-09', to: '2021-02-12' }
  const asked: readonly ReportQuery[] = [
    { ...EVERYTHING, unit: 'users' },
    { ...EVERYTHING, range, scope: { product: 'p1' }, unit: 'users', grain: 'week' },
    { ...EVERYTHING, range, scope: { category: 'plants' } },
  ]
  await forAnyShop(async (shop) => {
    await given(shop)
    await db()
      .$executeRaw`update session_path set attributes = '{"plan": "free"}' where session_id in ('s1', 's2', 's3')`
    for (const query of asked) {
      const filtered = (where: string) => ({ ...query, scope: { ...query.scope, where } })
      const whole = await answerAll(query)
      expect(await answerAll(filtered('plan is not paid'))).toEqual(whole)
      for (const [one, other] of opposites) {
        const [counts, others] = [await countsOf(filtered(one)), await countsOf(filtered(other))]
        const wide = whole.steps.map(({ count }) => count)
        expectNoneRaised(counts, wide)
        if (query.unit === 'sessions')
          expect(counts.map((count, at) => count + (others[at] ?? 0))).toEqual(wide)
      }
    }
  })
})

async function answerAll(query: ReportQuery) {
  return { ...(await answer(query)), products: (await runProducts(db(), query)).products }
}

async function answer(query: ReportQuery) {
  const { points } = await runTrend(db(), query)
  const { steps, withoutStep } = await runFunnel(db(), query)
  return { points, steps, withoutStep, times: (await runTimeToStep(db(), query)).gaps }
}
