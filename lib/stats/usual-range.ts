import { quantile } from './quantile'

/**
 * Between what and what counts like these usually lie, both inclusive and whole: the median and four times its spread to
 * both sides, where the spread is the largest of the scaled median absolute deviation (1.4826 MAD, which for normal counts
 * estimates the standard deviation), the square root of the median (a Poisson count's), and a twentieth of the median.
 * Of counts that there are; at least one.
 */
export function toUsualRange(counts: readonly number[]): Readonly<{ low: number; high: number }> {
  const middle = median(counts)
  const deviation = 1.4826 * median(counts.map((count) => Math.abs(count - middle)))
  const spread = 4 * Math.max(deviation, Math.sqrt(middle), middle * 0.05)
  return { low: Math.max(0, Math.ceil(middle - spread)), high: Math.floor(middle + spread) }
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5)
}
