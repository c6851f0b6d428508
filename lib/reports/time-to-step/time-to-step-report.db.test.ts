import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { runProductTimes, runTimeToStep } from './time-to-step-report'
import { toTimeToStepResult } from './time-to-step-result'

const db = useTestDatabase()
const all: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

/** Pairs, pairs left out, mean, median, 90th percentile, and the lower edges of the buckets of the pairs. */
type Gap = readonly [
  pairs: number,
  leftOut: number,
  mean: number | null,
  median: number | null,
  p90: number | null,
]
type Edges = Readonly<Record<number, number>>

async function expectGaps(
  asked: Partial<ReportQuery>,
  gaps: Readonly<Record<string, [Gap, Edges]>>,
): Promise<void> {
  const query = { ...all, ...asked }
  const { gaps: found } = await runTimeToStep(db(), query)
  const none = toTimeToStepResult(query, []).gaps
  const expected = (['view_to_cart', 'cart_to_checkout'] as const).map((name, index) => {
    const [gap, edges] = gaps[name] ?? [[0, 0, null, null, null], {}]
    const [pairs, leftOut, meanSeconds, medianSeconds, p90Seconds] = gap
    const histogram = none[index]?.histogram.map((bucket) => ({
      ...bucket,
      pairs: edges[bucket.fromSeconds] ?? 0,
    }))
    return { ...none[index], pairs, leftOut, meanSeconds, medianSeconds, p90Seconds, histogram }
  })
  expect(found).toEqual(expected)
}

describe('runTimeToStep', () => {
  it('of an empty database has both gaps, without a time', async () => {
    await expectGaps({}, {})
    await expectGaps({ unit: 'users', range: { from: '2021-02-09', to: '2021-02-10' } }, {})
  })

  it('times 60 s and 70 s from view to cart: mean and median 65 s, p90 60 + 0.9 * 10 = 69 s', async () => {
    await givenJourneys(db(), SHOP)
    await expectGaps(
      {},
      {
        view_to_cart: [[2, 0, 65, 65, 69], { 60: 2 }],
        cart_to_checkout: [[1, 0, 150, 150, 150], { 120: 1 }],
      },
    )
    await expectGaps(
      { scope: { product: 'zz' } },
      {
        view_to_cart: [[1, 0, 70, 70, 70], { 60: 1 }],
        cart_to_checkout: [[1, 0, 150, 150, 150], { 120: 1 }],
      },
    )
    await expectGaps(
      { unit: 'users', scope: { product: 'yy' } },
      { view_to_cart: [[1, 0, 60, 60, 60], { 60: 1 }] },
    )
    await expectGaps({ range: { from: '2021-02-10', to: '2021-02-13' } }, {})
    await expect(runTimeToStep(db(), { ...all, scope: { product: 'xx' } })).rejects.toMatchObject({
      code: 'unknown_product',
    })
  })

  it('leaves out and counts the pair whose later step came first; a tie is zero seconds', async () => {
    await givenJourneys(db(), {
      ann: 'cart:zz@0s view:zz@10s',
      bob: 'view:zz@0s cart:zz@0s',
      cat: 'view:zz@0s cart:zz@0.25s checkout:zz@-5s',
    })
    await expectGaps(
      {},
      {
        view_to_cart: [[2, 1, 0.125, 0.125, 0.225], { 0: 2 }],
        cart_to_checkout: [[0, 1, null, null, null], {}],
      },
    )
  })

  it('takes the first time of each step: 100 s, though the second view was 10 s before the cart', async () => {
    await givenJourneys(db(), { ann: 'view:zz@0s view:zz@90s cart:zz@100s cart:zz@500s' })
    await expectGaps({}, { view_to_cart: [[1, 0, 100, 100, 100], { 60: 1 }] })
  })

  it('times each session by itself, whichever unit is asked for', async () => {
    await givenJourneys(db(), { ann: 'view:zz@0s | view:yy@1h cart:zz@1d', bob: 'cart:zz@1d | view:zz@0s' })
    await expectGaps({}, {})
    await expectGaps({ unit: 'users' }, {})
  })

  it('never pairs one product with another', async () => {
    await givenJourneys(db(), { ann: 'view:zz@0s cart:yy@10s checkout:xx@20s' })
    await expectGaps({}, {})
    await expectGaps({ unit: 'users' }, {})
  })

  it('puts a time on an edge into the bucket that begins there, and a long one into the open bucket', async () => {
    await givenJourneys(db(), {
      ann: 'view:zz@0s cart:zz@1s',
      bob: 'view:zz@0s cart:zz@59.999s',
      cat: 'view:zz@0s cart:zz@60s',
      dan: 'view:zz@0s cart:zz@400d',
    })
    const { gaps } = await runTimeToStep(db(), all)
    expect(gaps[0]?.histogram.filter((bucket) => bucket.pairs > 0)).toEqual([
      { fromSeconds: 1, toSeconds: 2, pairs: 1 },
      { fromSeconds: 30, toSeconds: 60, pairs: 1 },
      { fromSeconds: 60, toSeconds: 120, pairs: 1 },
      { fromSeconds: 604_800, toSeconds: null, pairs: 1 },
    ])
  })
})

describe('runProductTimes', () => {
  const none = { pairs: 0, leftOut: 0, meanSeconds: null, medianSeconds: null, p90Seconds: null }

  it('has a line a product with a pair, named where it has a name', async () => {
    await givenJourneys(db(), { ...SHOP, eve: 'view:xx@0s' })
    await db().product.create({ data: { id: 'yy', name: 'Aloe' } })
    const times = (seconds: number) => {
      return { pairs: 1, leftOut: 0, meanSeconds: seconds, medianSeconds: seconds, p90Seconds: seconds }
    }
    expect(await runProductTimes(db(), all)).toEqual({
      query: all,
      products: [
        { id: 'yy', product: 'Aloe', times: [times(60), none] },
        { id: 'zz', product: 'zz', times: [times(70), times(150)] },
      ],
    })
    const one = { ...all, unit: 'users' as const, scope: { product: 'yy' } }
    expect(await runProductTimes(db(), one)).toEqual({
      query: one,
      products: [{ id: 'yy', product: 'Aloe', times: [times(60), none] }],
    })
  })

  it('of an empty database has no lines', async () => {
    expect(await runProductTimes(db(), all)).toEqual({ query: all, products: [] })
  })
})
