import type { Median } from './changes/compare-medians'

const HALF = [0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.42, 0.44, 0.46, 0.47, 0.48, 0.485, 0.49, 0.495, 0.4975] as const

/** The shares at which times are read, close together around the middle, where the interval of the median lies. */
export const QUANTILES: readonly number[] = [...HALF, 0.5, ...HALF.map((share) => 1 - share).reverse()]

/**
 * The median of so many times with its 95 % interval: the values that are 0.98 times the root of their number away from
 * the middle (G. J. Hahn, W. Q. Meeker, "Statistical Intervals", 1991, section 5.2, the binomial approximated), read
 * between the quantiles that are known. `values` are those at QUANTILES; null where there are none. Those that no end of the interval lies beside need not be known.
 */
export function toMedianOfQuantiles(values: readonly (number | null)[] | null, pairs: number): Median | null {
  if (!values || pairs === 0) return null
  const away = 0.98 / Math.sqrt(pairs)
  return {
    pairs,
    seconds: readQuantile(values, 0.5),
    interval: {
      low: readQuantile(values, Math.max(0, 0.5 - away)),
      high: readQuantile(values, Math.min(1, 0.5 + away)),
    },
  }
}

/** The value at a share, 0 to 1; between two of QUANTILES by its distance to them. */
export function readQuantile(values: readonly (number | null)[], share: number): number {
  const place = QUANTILES.findIndex((known) => known >= share)
  const [low, high] = [QUANTILES[place - 1] ?? 0, QUANTILES[place] ?? 1]
  const [from, to] = [values[place - 1] ?? values[0] ?? 0, values[place] ?? 0]
  return high === low ? to : from + ((to - from) * (share - low)) / (high - low)
}
