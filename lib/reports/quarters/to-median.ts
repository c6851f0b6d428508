import type { MetricGap } from '@/lib/query/metric'
import type { Median } from '@/lib/stats/compare-medians'
import { toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import type { MedianTimesRow } from './median-times-sql'

/** The median of a gap with its 95 % interval; null where no pair has both steps. */
export function toMedian(row: MedianTimesRow | undefined, gap: MetricGap): Median | null {
  return toMedianOfQuantiles(row?.[`${gap}_percentiles`] ?? null, row?.[`${gap}_pairs`] ?? 0)
}
