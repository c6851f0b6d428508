import type { MetricGap } from '@/lib/query/metric'
import type { Median } from '@/lib/stats/compare-medians'
import { type MedianTimesRow, QUANTILES } from './median-times-sql'

/**
 * The median of a gap with its 95 % interval: the values that are 0.98 times the root of the number of pairs away from
 * the middle (G. J. Hahn, W. Q. Meeker, "Statistical Intervals", 1991, section 5.2, the binomial approximated), read
 * between the quantiles that are known. Null where no pair has both steps.
 */
export function toMedian(row: MedianTimesRow | undefined, gap: MetricGap): Median | null {
  const values = row?.[`${gap}_percentiles`]
  const pairs = row?.[`${gap}_pairs`] ?? 0
  if (!values || pairs === 0) return null
  const away = 0.98 / Math.sqrt(pairs)
  return {
    pairs,
    seconds: readAt(values, 0.5),
    interval: { low: readAt(values, Math.max(0, 0.5 - away)), high: readAt(values, Math.min(1, 0.5 + away)) },
  }
}

/** Between its neighbours. */
function readAt(values: readonly number[], share: number): number {
  const place = QUANTILES.findIndex((known) => known >= share)
  const [low, high] = [QUANTILES[place - 1] ?? 0, QUANTILES[place] ?? 1]
  const [from, to] = [values[place - 1] ?? values[0] ?? 0, values[place] ?? 0]
  return high === low ? to : from + ((to - from) * (share - low)) / (high - low)
}
