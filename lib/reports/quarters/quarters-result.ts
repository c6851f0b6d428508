import type { StepTimes } from '@/lib/query/metric-value'
import type { ReportQuery } from '@/lib/query/report-query'
import type { TrendPoint, TrendResult } from '../trend/trend-result'
import type { MedianTimesRow } from './median-times-sql'
import { toMedian } from './to-median'

/** One period: counts and rates as in the trend, and how long the steps take. */
export type QuarterPoint = TrendPoint & StepTimes

export type QuartersResult = Readonly<{ query: ReportQuery; points: readonly QuarterPoint[] }>

export function toQuartersResult(trend: TrendResult, rows: readonly MedianTimesRow[]): QuartersResult {
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const points = trend.points.map((point) => ({
    ...point,
    timeToCart: toMedian(byStart.get(point.start), 'view_to_cart'),
    timeToCheckout: toMedian(byStart.get(point.start), 'cart_to_checkout'),
  }))
  return { query: trend.query, points }
}
