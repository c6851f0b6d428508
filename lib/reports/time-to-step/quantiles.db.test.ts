import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Prisma } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type StepTimesRow, stepTimesSql } from '@/lib/sql/step-times-sql'
import { QUANTILES, toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { medianTimesSql } from '../quarters/median-times-sql'

const db = useTestDatabase()

const SHARES = [0, 0.1, 0.37, 0.5, 0.9, 1]

/** Days, products and times close together and far apart, some of them the same, so that neighbours lie in two buckets. */
const anyPairs = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 70 }),
    product: fc.constantFrom('yy', 'zz'),
    seconds: fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: 0.001, max: 90, noNaN: true }),
      fc.integer({ min: 1, max: 2_000_000 }),
    ),
  }),
  { minLength: 1, maxLength: 60 },
)

async function given(
  pairs: typeof anyPairs extends fc.Arbitrary<infer Pairs> ? Pairs : never,
): Promise<void> {
  const journeys = pairs.map(({ day, product, seconds }, index) => [
    `user${index}`,
    `view:${product}@${day}d cart:${product}@${(day * 86_400 + seconds).toFixed(3)}s`,
  ])
  await emptyDatabase(db())
  await storeJourneys(db(), parseJourneys(Object.fromEntries(journeys)))
  await runRefresh(db(), { timeZone: 'UTC' })
}

const RANGES = [null, { from: '2021-02-12', to: '2021-04-05' }, { from: '2021-02-09', to: '2021-02-20' }]

/** The same by the pairs themselves. */
async function readPercentiles({ range }: ReportQuery, shares: readonly number[], product: string | null) {
  const [row] = await db().$queryRaw<{ found: number[] | null; pairs: number }[]>`
    select percentile_cont(${[...shares]}::float8[]) within group (order by seconds) as found, count(*)::int as pairs
    from (
      select date_part('epoch', reached_at[2] - reached_at[1]) as seconds
      from product_funnel
      where ${range ? Prisma.sql`started_on >= ${range.from}::date and started_on < ${range.to}::date` : Prisma.sql`true`}
        and product_id = coalesce(${product}::text, product_id)
    ) as pair
    where seconds >= 0`
  return row
}

it('finds the quantiles that percentile_cont finds, of the shop, by product, and of a product', async () => {
  await fc.assert(
    fc.asyncProperty(anyPairs, fc.constantFrom(...RANGES), async (pairs, range) => {
      await given(pairs)
      const query: ReportQuery = { range, unit: 'users', scope: {}, grain: 'month', fiscalMonth: 1 }
      const ask = (sql: Prisma.Sql) => db().$queryRaw<StepTimesRow[]>(sql)
      const ofShop = await ask(stepTimesSql(query, { by: 'nothing' }, { shares: SHARES }))
      const byProduct = await ask(stepTimesSql(query, { by: 'product' }, { shares: SHARES }))
      for (const product of [null, 'yy', 'zz']) {
        const known = await readPercentiles(query, SHARES, product)
        const own = product === null ? ofShop[0] : byProduct.find(({ part }) => part === product)
        expectClose(own, known)
      }
      const ofOne = { ...query, scope: { product: 'zz' } }
      const [one] = await ask(stepTimesSql(ofOne, { by: 'nothing' }, { shares: SHARES }))
      expectClose(one, await readPercentiles(query, SHARES, 'zz'))
      const [median] = await ask(medianTimesSql(query, 'nothing'))
      const known = await readPercentiles(query, QUANTILES, null)
      expectSame(
        toMedianOfQuantiles(median?.quantiles ?? null, median?.pairs ?? 0),
        toMedianOfQuantiles(known?.found ?? null, known?.pairs ?? 0),
      )
    }),
    { numRuns: 25, seed: 51 },
  )
})

function expectClose(
  own: StepTimesRow | undefined,
  known: { found: number[] | null; pairs: number } | undefined,
): void {
  expect(own?.pairs ?? 0).toBe(known?.pairs)
  for (const [place, seconds] of (known?.found ?? []).entries()) {
    expect(own?.quantiles?.[place]).toBeCloseTo(seconds, 6)
  }
}

type Median = ReturnType<typeof toMedianOfQuantiles>

function expectSame(found: Median, known: Median): void {
  expect(found === null).toBe(known === null)
  if (!found || !known) return
  expect(found.seconds).toBeCloseTo(known.seconds ?? Number.NaN, 6)
  expect(found.interval?.low).toBeCloseTo(known.interval?.low ?? Number.NaN, 6)
  expect(found.interval?.high).toBeCloseTo(known.interval?.high ?? Number.NaN, 6)
}
