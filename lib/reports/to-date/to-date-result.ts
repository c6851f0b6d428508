import { type Metric, type MetricCounts, metricInterval, metricValue, portionOf } from '@/lib/funnel/metrics'
import { toMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { compareMedians } from '@/lib/stats/changes/compare-medians'
import { compareShares, type Verdict } from '@/lib/stats/compare-shares'
import type { Interval } from '@/lib/stats/wilson'
import type { DayRange } from '@/lib/time/day'

/**
 * The change of a metric in its own unit: counts, a share -1 to 1, seconds. A count is counted: it has no interval and
 * no verdict. For times *up* is longer.
 */
export type MetricChange = Readonly<{
  difference: number
  interval: Interval | null
  verdict: Verdict | null
  moreNeeded: number | null
  eachNeeded: number | null
}>

export type MetricValue = Readonly<{ value: number | null; interval: Interval | null }>

/** One metric now, and in each of the ranges that it is held against. */
export type ToDateLine = Readonly<{
  /** Its name. */
  metric: string
  now: MetricValue
  against: readonly (MetricValue & Readonly<{ change: MetricChange | null }>)[]
}>

/** What a range is held against; `counts` null where there were no sessions. */
export type Against = Readonly<{ range: DayRange; counts: MetricCounts | null }>

export type ToDateResult = Readonly<{
  query: ReportQuery
  /** In the order in which the lines have them. */
  ranges: readonly DayRange[]
  lines: readonly ToDateLine[]
}>

export function toToDateResult(
  query: ReportQuery,
  now: MetricCounts,
  against: readonly Against[],
  { smallest, metrics }: Readonly<{ smallest: number; metrics: readonly string[] }>,
): ToDateResult {
  const lines = metrics
    .map((name) => toMetric(name, query))
    .map((metric) => ({
      metric: metric.name,
      now: toValue(now, metric),
      against: against.map(({ counts }) => ({
        ...toValue(counts, metric),
        change: counts && compareMetric(counts, now, metric, smallest),
      })),
    }))
  return { query, ranges: against.map(({ range }) => range), lines }
}

function toValue(counts: MetricCounts | null, metric: Metric): MetricValue {
  if (!counts) return { value: null, interval: null }
  return { value: metricValue(counts, metric), interval: metricInterval(counts, metric) }
}

function compareMetric(
  before: MetricCounts,
  now: MetricCounts,
  metric: Metric,
  smallest: number,
): MetricChange | null {
  if (metric.kind === 'rate') {
    const [earlier, later] = [portionOf(before.reached, metric.rate), portionOf(now.reached, metric.rate)]
    return compareShares(earlier, later, smallest)
  }
  if (metric.kind === 'seconds') {
    const { place: from } = metric.gap
    const change = compareMedians(before.times[from] ?? null, now.times[from] ?? null)
    return change && { ...change, moreNeeded: null, eachNeeded: null }
  }
  const difference = (metricValue(now, metric) ?? 0) - (metricValue(before, metric) ?? 0)
  return { difference, interval: null, verdict: null, moreNeeded: null, eachNeeded: null }
}
