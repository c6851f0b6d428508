import type { MetricCounts } from '@/lib/funnel/metrics'
import type { ReportQuery } from '@/lib/query/report-query'
import type { TrendPoint, TrendResult } from '../trend/trend-result'
import type { MedianTimesRow } from './median-times-sql'
import { toMedians } from './to-median'

/** One period: counts and rates as in the trend, and the median of each gap; none where no times were asked for. */
export type QuarterPoint = TrendPoint & MetricCounts

export type QuartersResult = Readonly<{ query: ReportQuery; points: readonly QuarterPoint[] }>

export function toQuartersResult(trend: TrendResult, rows: readonly MedianTimesRow[]): QuartersResult {
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const points = trend.points.map((point) => ({
    ...point,
    times: toMedians(byStart.get(point.start)),
  }))
  return { query: trend.query, points }
}
