import type { ShrunkRate } from './shrink-rates'
import type { Interval } from './wilson'

/** A belief of a number: its mean and variance. */
export type Moments = Readonly<{ mean: number; variance: number }>

/** So many orders a quarter; the 95 % interval is cut at zero, since nobody takes a better rate back. */
export type Gain = Readonly<{ orders: number; interval: Interval }>

const Z95 = 1.959963984540054

/** Of a beta distribution. */
export function toMoments({ alpha, beta }: Pick<ShrunkRate, 'alpha' | 'beta'>): Moments {
  const all = alpha + beta
  return { mean: alpha / all, variance: (alpha * beta) / (all * all * (all + 1)) }
}

/**
 * What lifting a step's rate by `lift` (a difference of shares, perhaps uncertain) brings: of `entrants` that many more
 * pass it, and go on at the rate `onward`. The variance of a product of independent numbers is exact (L. A. Goodman, "On
 * the exact variance of products", JASA 55 (1960)); the interval takes it as normal.
 */
export function toGain(entrants: number, lift: Moments, onward: Moments): Gain {
  const mean = lift.mean * onward.mean
  const square = (lift.variance + lift.mean ** 2) * (onward.variance + onward.mean ** 2)
  const half = Z95 * Math.sqrt(Math.max(0, square - mean ** 2))
  return {
    orders: entrants * mean,
    interval: { low: entrants * Math.max(0, mean - half), high: entrants * Math.max(0, mean + half) },
  }
}

/** The value that a quarter of the others exceed, between neighbours; null for none. */
export function upperQuartile(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const place = 0.75 * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}
