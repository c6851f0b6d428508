import { type Db, Prisma } from '@/lib/db'
import { isTimeMetric, METRIC_NAMES, type Metric } from '@/lib/query/metric'
import type { MetricCounts } from '@/lib/query/metric-value'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { StepName } from '@/lib/query/step'
import type { DayRange } from '@/lib/time/day'
import { runFunnel } from '../funnel/run-funnel'
import { type MedianTimesRow, medianTimesSql } from '../quarters/median-times-sql'
import { toMedian } from '../quarters/to-median'
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
  metrics: readonly Metric[] = METRIC_NAMES,
): Promise<ToDateResult> {
  const [now, ...before] = await Promise.all(
    [query, ...ranges.map((range) => overRange(query, range))].map((asked) =>
      countAll(db, asked, metrics.some(isTimeMetric)),
    ),
  )
  const against = ranges.map((range, index) => ({ range, counts: toKnown(before[index]) }))
  return toToDateResult(query, now ?? NOTHING, against, { smallest, metrics })
}

const NOTHING: MetricCounts = {
  viewed: 0,
  addedToCart: 0,
  checkedOut: 0,
  shipped: 0,
  timeToCart: null,
  timeToCheckout: null,
}

/** A range without sessions is not one in which nothing was bought: there is nothing to hold against. */
function toKnown(counts: MetricCounts | undefined): MetricCounts | null {
  return counts && counts.viewed > 0 ? counts : null
}

async function countAll(db: Db, query: ReportQuery, withTimes: boolean): Promise<MetricCounts> {
  const whole = Prisma.sql`date '1970-01-01'`
  const [{ steps }, [times]] = await Promise.all([
    runFunnel(db, query),
    withTimes ? db.$queryRaw<MedianTimesRow[]>(medianTimesSql(query, whole)) : [],
  ])
  const countOf = (name: StepName) => steps.find(({ step }) => step === name)?.count ?? 0
  return {
    viewed: countOf('viewed'),
    addedToCart: countOf('added_to_cart'),
    checkedOut: countOf('checked_out'),
    shipped: countOf('shipped'),
    timeToCart: toMedian(times, 'view_to_cart'),
    timeToCheckout: toMedian(times, 'cart_to_checkout'),
  }
}
