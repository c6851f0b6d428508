import { studentBound } from './student'
import { sumOf } from './sum'

/** How far a share usually moves, by so many past pairs of ranges; `spread` is the root of its mean squared change, 0 to 1. */
export type UsualChange = Readonly<{
  pairs: number
  spread: number
  /** Whether the change that is looked at is more than that, as one in twenty would be. */
  beyond: boolean
}>

/** Fewer past pairs do not say how far a share usually moves. */
export const FEWEST_PAIRS = 4

/**
 * Whether a change is more than those of the past, in which nobody is known to have done anything: beyond the 0.975
 * quantile of Student's distribution with a degree a pair, times the root of their mean square, or of `variance`, which
 * is what chance alone gives it, where that is more. Null where there are too few. How often it errs was simulated:
 * docs/decisions/0066.
 */
export function judgeUsual(
  difference: number,
  variance: number,
  past: readonly number[],
): UsualChange | null {
  const pairs = past.length
  if (pairs < FEWEST_PAIRS) return null
  const square = sumOf(past, (one) => one * one) / pairs
  const bound = studentBound(pairs) * Math.sqrt(Math.max(variance, square))
  return { pairs, spread: Math.sqrt(square), beyond: Math.abs(difference) > bound }
}
