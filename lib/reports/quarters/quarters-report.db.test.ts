import { expect, it } from 'vitest'
import { METRIC_NAMES } from '@/lib/query/metric'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { QUARTERS, runQuarters } from './quarters-report'

const db = useTestDatabase()
const quarters: ReportQuery = { ...EVERYTHING, grain: 'quarter' }

/** Two sessions in the first quarter of 2021, one in the second, one a year later (offsets from 9 February 2021). */
const SHOP = {
  ann: 'view:zz@0s cart:zz@60s checkout:zz@160s | view:zz@90d',
  bob: 'view:zz@1h cart:zz@1.05h',
  cat: 'view:yy@365d cart:yy@365.001d checkout:yy@365.002d',
}

it('has every quarter between the first and the last with data, empty ones too', async () => {
  await givenJourneys(db(), SHOP)
  const { points } = await runQuarters(db(), quarters)
  expect(points.map(({ start, reached }) => [start, reached[0], reached[2]])).toEqual([
    ['2021-01-01', 2, 1],
    ['2021-04-01', 1, 0],
    ['2021-07-01', 0, 0],
    ['2021-10-01', 0, 0],
    ['2022-01-01', 1, 1],
  ])
  expect(points[0]?.times[0]).toEqual({ pairs: 2, seconds: 120, interval: { low: 60, high: 180 } })
  expect(points[0]?.times[1]?.seconds).toBe(100)
  expect(points[1]?.times).toEqual([])
})

it('takes times of pairs in the order of the steps alone', async () => {
  await givenJourneys(db(), { ann: 'cart:zz@1h view:zz@2h checkout:zz@3h', bob: 'view:zz@1h cart:zz@1.5h' })
  const { points } = await runQuarters(db(), quarters)
  expect(points[0]?.times[0]).toMatchObject({ pairs: 1, seconds: 1800 })
  expect(points[0]?.times[1]).toMatchObject({ pairs: 1, seconds: 7200 })
  const counted = await runQuarters(db(), quarters, ['viewed', 'checkout_per_view'])
  expect(counted.points[0]).toMatchObject({ reached: [2, 2, 1, 0], times: [] })
})

it('cuts quarters where the fiscal year has them', async () => {
  await givenJourneys(db(), SHOP)
  const { points } = await runQuarters(db(), { ...quarters, fiscalMonth: 3 })
  expect(points.map(({ start, reached }) => [start, reached[0]])).toEqual([
    ['2020-12-01', 2],
    ['2021-03-01', 1],
    ['2021-06-01', 0],
    ['2021-09-01', 0],
    ['2021-12-01', 1],
  ])
})

it('shows the last nine quarters, however far back the data go, or the range that was asked for', async () => {
  await givenJourneys(db(), { ann: 'view:zz@0s | view:zz@2000d' })
  const all = await runQuarters(db(), quarters)
  expect(all.points).toHaveLength(9)
  expect(all.points.at(-1)).toMatchObject({ start: '2026-07-01', reached: [1, 0, 0, 0] })
  const asked = await runQuarters(db(), { ...quarters, range: { from: '2021-01-01', to: '2021-04-01' } })
  expect(asked.points.map(({ start }) => start)).toEqual(['2021-01-01'])
})

it('of one product, of a category, and of users', async () => {
  await db().product.createMany({
    data: [
      { id: 'zz', name: 'ZZ', category: 'Green' },
      { id: 'yy', name: 'YY' },
    ],
  })
  await givenJourneys(db(), SHOP)
  const viewed = async (asked: Partial<ReportQuery>) =>
    (await runQuarters(db(), { ...quarters, ...asked })).points.map(({ reached }) => reached[0])
  expect(await viewed({ scope: { product: 'yy' } })).toEqual([0, 0, 0, 0, 1])
  expect(await viewed({ scope: { category: 'Green' }, unit: 'users' })).toEqual([2, 1, 0, 0, 0])
  await expect(viewed({ scope: { category: 'Red' } })).rejects.toMatchObject({
    code: 'unknown_category',
    message: 'No category is called "Red"; there are Green.',
  })
})

it('answers with a column a metric under stable names, and one metric with its interval', async () => {
  await givenJourneys(db(), SHOP)
  const result = await runQuarters(db(), quarters)
  const asked = { query: quarters, grain: null, metric: null, metrics: null }
  const all = QUARTERS.toTable(result, asked)
  expect(all.columns.map(({ name }) => name)).toEqual(['start', 'name', 'complete', ...METRIC_NAMES])
  expect(all.rows[1]).toEqual(['2021-04-01', 'Q2 2021', 'yes', 1, 0, 0, 0, 0, null, 0, null, null])
  const one = QUARTERS.toTable(result, { ...asked, metric: 'checkout_per_view' })
  expect(one.columns.map(({ name }) => name).slice(3)).toEqual([
    'checkout_per_view',
    'checkout_per_view_low',
    'checkout_per_view_high',
  ])
})

it('of an empty shop has no periods', async () => {
  expect((await runQuarters(db(), quarters)).points).toEqual([])
})
