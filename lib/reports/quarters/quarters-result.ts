import type { MetricCounts } from '@/lib/funnel/metrics'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Median } from '@/lib/stats/changes/compare-medians'
import { toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import type { TrendPoint, TrendResult } from '../trend/trend-result'
import type { MedianTimesRow } from './median-times-sql'

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

/** The median of each gap with its 95 % interval; null where no pair has both steps. */
export function toMedians(row: MedianTimesRow | undefined): readonly (Median | null)[] {
  return row?.pairs.map((pairs, place) => toMedianOfQuantiles(row.percentiles[place] ?? null, pairs)) ?? []
}
