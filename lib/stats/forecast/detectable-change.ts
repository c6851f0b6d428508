import { DEVIATES, type Portion } from '../compare-shares'
import { ratio } from '../ratio'
import { sum } from '../sum'
import type { Measure } from './forecast-quarter'
import { addUp } from './rate-model'

/**
 * The smallest change from one quarter to the next that could be told from chance: DEVIATES standard errors of a
 * difference, √(2p(1 − p)/n) for a share at `value` of `expected` entrants, √(2n) for a count of `expected`; times
 * how much more `past` quarters (in order) differed from one another than chance lets them, at least 1. The quarters
 * are watched, not randomised, so a change that can be seen need not be one that somebody made. Null where nobody is
 * expected. Fleiss, Levin, Paik, "Statistical Methods for Rates and Proportions", 3rd edition, chapter 4.
 */
export function detectableChange(
  measure: Measure,
  { value, expected, past }: Readonly<{ value: number; expected: number; past: readonly Portion[] }>,
): number | null {
  const variance = measure === 'rate' ? ratio(2 * value * (1 - value), expected) : 2 * expected
  if (variance === null || expected === 0) return null
  return DEVIATES * Math.sqrt(variance) * excessSpread(past, measure)
}

/** The root of the mean squared difference of neighbours in standard errors; 1 where it is less, or there are none. */
export function excessSpread(past: readonly Portion[], measure: Measure): number {
  const squares = past.slice(1).flatMap((now, index) => {
    const before = past[index]
    const square = before ? squaredDifference(before, now, measure) : null
    return square === null ? [] : [square]
  })
  const mean = ratio(sum(squares), squares.length)
  return mean === null ? 1 : Math.max(1, Math.sqrt(mean))
}

/** Null where chance allows no difference at all. */
function squaredDifference(before: Portion, now: Portion, measure: Measure): number | null {
  if (measure === 'count') return ratio((now.part - before.part) ** 2, now.part + before.part)
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  const both = addUp([before, now])
  const pooled = ratio(both.part, both.whole)
  if (shareBefore === null || shareNow === null || pooled === null) return null
  const variance = pooled * (1 - pooled) * (1 / before.whole + 1 / now.whole)
  return ratio((shareNow - shareBefore) ** 2, variance)
}
