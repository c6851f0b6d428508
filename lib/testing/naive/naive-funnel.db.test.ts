import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { UNITS, type Unit } from '@/lib/query/unit'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { runQuarters } from '@/lib/reports/quarters/quarters-report'
import { runTimeToStep } from '@/lib/reports/time-to-step/time-to-step-report'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { addDays } from '@/lib/time/day'
import { DURATION_EDGES } from '@/lib/time/duration-edges'
import { GRAINS, type Grain } from '@/lib/time/grain'
import { expectCounts, NAMED_PRODUCTS } from './expect-counts'
import { expectPeople } from './expect-people'
import { expectSegments } from './expect-segments'
import { storeArrivals, toArrivals } from './naive-arrivals'
import { anyShop, PRODUCTS } from './naive-journeys'
import { type Naive, naivePercentile, naiveSeconds, toNaive } from './naive-questions'

const db = useTestDatabase()
const timeZone = 'Asia/Kolkata'

const anyRange = fc
  .tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .map(([first, days]) => {
    const from = addDays('2021-02-09', first)
    return { from, to: addDays(from, days) }
  })

const anyQuery: fc.Arbitrary<ReportQuery> = fc.record({
  range: fc.option(anyRange, { freq: 2 }),
  unit: fc.constantFrom(...(Object.keys(UNITS) as Unit[])),
  scope: fc.record(
    { product: fc.constantFrom(...PRODUCTS), category: fc.constant('plants') },
    { requiredKeys: [] },
  ),
  grain: fc.constantFrom(...(Object.keys(GRAINS) as Grain[])),
  fiscalMonth: fc.constantFrom(1, 2, 3, 4),
  weekStart: fc.constantFrom('monday', 'sunday', 'saturday'),
})

it('every report answers as the naive funnel does, for any journeys and questions', async () => {
  await fc.assert(
    fc.asyncProperty(anyShop, fc.array(anyQuery, { minLength: 3, maxLength: 3 }), async (shop, queries) => {
      await emptyDatabase(db())
      await db().product.createMany({ data: NAMED_PRODUCTS })
      await storeArrivals(db(), toArrivals(shop))
      await runRefresh(db(), { timeZone })
      const found = toNaive(shop, timeZone)
      for (const query of queries) await expectAgreement(db(), query, found)
      for (const query of queries.slice(0, 1)) await expectPeople(db(), query)
      for (const query of queries) await expectSegments(db(), query, found)
    }),
    { numRuns: 30, seed: 19_270_401 },
  )
})

async function expectAgreement(db: Db, query: ReportQuery, found: readonly Naive[]): Promise<void> {
  await expectCounts(db, query, found)
  await expectMedians(db, query, found)
  const { gaps } = await runTimeToStep(db, query)
  expect(gaps.map(({ fromStep: _, toStep: __, ...gap }) => round(gap))).toEqual([
    round(naiveTimes(query, found, 0)),
    round(naiveTimes(query, found, 1)),
  ])
}

/** Medians by bucket, rounded to microseconds. */
async function expectMedians(db: Db, query: ReportQuery, found: readonly Naive[]): Promise<void> {
  const { points } = await runQuarters(db, query)
  for (const { start, times } of points) {
    for (const from of [0, 1] as const) {
      const median = times[from]
      const seconds = naiveSeconds(found, ofSessions(query), from, start).filter((each) => each >= 0)
      expect(median?.pairs ?? 0).toBe(seconds.length)
      expect(median?.seconds ?? 0).toBeCloseTo(naivePercentile(seconds, 0.5) ?? 0, 5)
    }
  }
}

function naiveTimes(query: ReportQuery, found: readonly Naive[], from: 0 | 1) {
  const all = naiveSeconds(found, ofSessions(query), from)
  const seconds = all.filter((each) => each >= 0)
  const sum = seconds.reduce((total, each) => total + each, 0)
  return {
    pairs: seconds.length,
    leftOut: all.length - seconds.length,
    meanSeconds: seconds.length === 0 ? null : sum / seconds.length,
    medianSeconds: naivePercentile(seconds, 0.5),
    p90Seconds: naivePercentile(seconds, 0.9),
    histogram: DURATION_EDGES.map((fromSeconds, index) => {
      const toSeconds = DURATION_EDGES[index + 1] ?? null
      const within = seconds.filter(
        (each) => each >= fromSeconds && each < (toSeconds ?? Number.POSITIVE_INFINITY),
      )
      return { fromSeconds, toSeconds, pairs: within.length }
    }),
  }
}

/** Times are of sessions, whichever unit is asked for. */
function ofSessions(query: ReportQuery): ReportQuery {
  return { ...query, unit: 'sessions' }
}

/** Sums of floats differ in their last digits; microseconds are what is stored. */
function round<T extends object>(times: T): object {
  return Object.fromEntries(
    Object.entries(times).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toFixed(6)) : value,
    ]),
  )
}
