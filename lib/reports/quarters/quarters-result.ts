import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
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
  const points = trend.points.map((point) => ({
    ...point,
    times: toMedians(
      trend.query,
      rows.filter(({ part }) => part === point.start),
    ),
  }))
  return { query: trend.query, points }
}

/** The median of each gap with its 95 % interval, by the rows of one part; null where no pair has both steps, and none without rows. */
export function toMedians(query: ReportQuery, rows: readonly MedianTimesRow[]): readonly (Median | null)[] {
  if (rows.length === 0) return []
  return listGaps(funnelOf(query)).map(({ place }) => {
    const own = rows.find(({ gap }) => gap === place)
    return own ? toMedianOfQuantiles(own.quantiles, own.pairs) : null
  })
}
