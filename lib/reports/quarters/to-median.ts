import type { Median } from '@/lib/stats/changes/compare-medians'
import { toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import type { MedianTimesRow } from './median-times-sql'

/** The median of each gap with its 95 % interval; null where no pair has both steps. */
export function toMedians(row: MedianTimesRow | undefined): readonly (Median | null)[] {
  return row?.pairs.map((pairs, place) => toMedianOfQuantiles(row.percentiles[place] ?? null, pairs)) ?? []
}
