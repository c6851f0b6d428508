import { ratio } from './ratio'
import { sumOf } from './sum'

/** So many, after so many minutes. */
export type AtMinutes = Readonly<{ minutes: number; count: number }>

/**
 * How many of those that are still open will convert, as those before them did: each with the share of closed ones
 * that converted later than it is old now, among those that had not by then. `converted` are the times of the closed
 * ones that did; `closed` is how many there were. Between 0 and the number of open ones.
 * E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958), where no closed
 * one is censored.
 */
export function projectOpen(
  open: readonly AtMinutes[],
  converted: readonly AtMinutes[],
  closed: number,
): number {
  const all = sumOf(converted, ({ count }) => count)
  return sumOf(open, ({ minutes, count }) => {
    const before = sumOf(converted, (one) => (one.minutes < minutes ? one.count : 0))
    return count * (ratio(all - before, closed - before) ?? 0)
  })
}
