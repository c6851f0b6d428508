import { type Metric, type MetricCounts, metricInterval, metricValue, portionOf } from '@/lib/funnel/metrics'
import { toMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { compareMedians, type PastOfMedian } from '@/lib/stats/changes/compare-medians'
import { compareShares, NO_PAST, type ShareChange, type Verdict } from '@/lib/stats/compare-shares'
import type { Interval } from '@/lib/stats/wilson'
import type { DayRange } from '@/lib/time/day'
import { toPast, type UsualResult } from '../usual/usual-result'

/**
 * The change of a metric in its own unit: counts, a share -1 to 1, seconds. A count is counted: it has no interval and
 * no verdict. For times *up* is longer.
 */
export type MetricChange = Omit<ShareChange, 'interval' | 'verdict' | 'beyondChance'> &
  Readonly<{ interval: Interval | null; verdict: Verdict | null; beyondChance: boolean | null }>

export type MetricValue = Readonly<{ value: number | null; interval: Interval | null }>

/** One metric now, and in each of the ranges that it is held against. */
export type ToDateLine = Readonly<{
  /** Its name. */
  metric: string
  now: MetricValue
  against: readonly (MetricValue & Readonly<{ change: MetricChange | null }>)[]
}>

/** What a range is held against; `counts` null where there were no sessions. */
export type Against = Readonly<{
  range: DayRange
  counts: MetricCounts | null
  /** What the shop did before; null where no rate, or no time, is asked for. */
  usual: UsualResult | null
  usualTimes: readonly PastOfMedian[] | null
}>

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
      against: against.map(({ counts, ...past }) => ({
        ...toValue(counts, metric),
        change: counts && compareMetric({ before: counts, now }, metric, smallest, past),
      })),
    }))
  return { query, ranges: against.map(({ range }) => range), lines }
}

function toValue(counts: MetricCounts | null, metric: Metric): MetricValue {
  if (!counts) return { value: null, interval: null }
  return { value: metricValue(counts, metric), interval: metricInterval(counts, metric) }
}

const NONE_NEEDED = { moreNeeded: null, eachNeeded: null } as const

function compareMetric(
  { before, now }: Readonly<{ before: MetricCounts; now: MetricCounts }>,
  metric: Metric,
  smallest: number,
  { usual, usualTimes }: Pick<Against, 'usual' | 'usualTimes'>,
): MetricChange | null {
  if (metric.kind === 'rate') {
    const [earlier, later] = [portionOf(before.reached, metric.rate), portionOf(now.reached, metric.rate)]
    return compareShares(earlier, later, smallest, usual ? toPast(usual, metric.rate) : NO_PAST)
  }
  if (metric.kind === 'seconds') {
    const { place: from } = metric.gap
    const [earlier, later] = [before.times[from] ?? null, now.times[from] ?? null]
    const change = compareMedians(earlier, later, usualTimes?.[from])
    return change && { ...change, ...NONE_NEEDED }
  }
  const difference = (metricValue(now, metric) ?? 0) - (metricValue(before, metric) ?? 0)
  return { ...NONE_NEEDED, difference, interval: null, verdict: null, beyondChance: null, usual: null }
}
