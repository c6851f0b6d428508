import type { StepTimes } from '@/lib/query/metric-value'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Median } from '@/lib/stats/compare-medians'
import type { Day } from '@/lib/time/day'
import type { GapName } from '../time-to-step/time-to-step-sql'
import type { TrendPoint, TrendResult } from '../trend/trend-result'
import type { MedianTimesRow } from './median-times-sql'

/** One period: counts and rates as in the trend, and how long the steps take. */
export type QuarterPoint = TrendPoint & StepTimes

export type QuartersResult = Readonly<{ query: ReportQuery; points: readonly QuarterPoint[] }>

export function toQuartersResult(trend: TrendResult, rows: readonly MedianTimesRow[]): QuartersResult {
  const medians = new Map(rows.map((row) => [toKey(row.start, row.gap), toMedian(row)]))
  const points = trend.points.map((point) => ({
    ...point,
    timeToCart: medians.get(toKey(point.start, 'view_to_cart')) ?? null,
    timeToCheckout: medians.get(toKey(point.start, 'cart_to_checkout')) ?? null,
  }))
  return { query: trend.query, points }
}

function toKey(start: Day, gap: GapName): string {
  return `${start} ${gap}`
}

export function toMedian({ pairs, percentiles: [seconds, low, high] }: MedianTimesRow): Median {
  return { pairs, seconds, interval: { low, high } }
}
