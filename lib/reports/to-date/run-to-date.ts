import { type Db, Prisma } from '@/lib/db'
import type { MetricCounts } from '@/lib/funnel/metrics'
import { isTimeMetric, METRIC_NAMES } from '@/lib/query/metric'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { DayRange } from '@/lib/time/day'
import { runFunnel } from '../funnel/run-funnel'
import { type MedianTimesRow, medianTimesSql } from '../quarters/median-times-sql'
import { toMedians } from '../quarters/to-median'
import { type ToDateResult, toToDateResult } from './to-date-result'

/**
 * Metrics of the query's range beside those of other ranges, such as the same days of the last quarter and of
 * that quarter last year. Throws `unknown_product` and `unknown_category`.
 */
export async function runToDate(
  db: Db,
  query: ReportQuery,
  ranges: readonly DayRange[],
  smallest: number,
  metrics: readonly string[] = METRIC_NAMES,
): Promise<ToDateResult> {
  const [now, ...before] = await Promise.all(
    [query, ...ranges.map((range) => overRange(query, range))].map((asked) =>
      countAll(db, asked, metrics.some(isTimeMetric)),
    ),
  )
  const against = ranges.map((range, index) => ({ range, counts: toKnown(before[index]) }))
  return toToDateResult(query, now ?? { reached: [], times: [] }, against, { smallest, metrics })
}

/** A range without sessions is not one in which nothing was bought: there is nothing to hold against. */
function toKnown(counts: MetricCounts | undefined): MetricCounts | null {
  return counts && (counts.reached[0] ?? 0) > 0 ? counts : null
}

async function countAll(db: Db, query: ReportQuery, withTimes: boolean): Promise<MetricCounts> {
  const whole = Prisma.sql`date '1970-01-01'`
  const [{ steps }, [times]] = await Promise.all([
    runFunnel(db, query),
    withTimes ? db.$queryRaw<MedianTimesRow[]>(medianTimesSql(query, whole)) : [],
  ])
  return { reached: steps.map(({ count }) => count), times: toMedians(times) }
}
