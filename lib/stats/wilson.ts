import { ratio } from './ratio'

/** Bounds of a share, 0 to 1, both inclusive. */
export type Interval = Readonly<{ low: number; high: number }>

/** The normal quantile of 0.975. */
export const Z95 = 1.959963984540054

/**
 * The 95 % score interval of `part` successes in `whole` trials; null when `whole` is 0.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilson(part: number, whole: number): Interval | null {
  const share = ratio(part, whole)
  if (share === null) return null
  const z2 = Z95 * Z95
  const scale = 1 + z2 / whole
  const centre = (share + z2 / (2 * whole)) / scale
  const half = (Z95 * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))) / scale
  return {
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === whole ? 1 : Math.min(1, centre + half),
  }
}
