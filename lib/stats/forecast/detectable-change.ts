import { NO_PAST, type Past, POWER, type Portion, toDifference } from '../compare-shares'
import { ratio } from '../ratio'
import { studentBound } from '../student'
import { sumOf } from '../sum'
import { FEWEST_PAIRS } from '../usual-change'
import { Z95 } from '../wilson'
import type { Measure } from './forecast-quarter'

type Expected = Readonly<{
  value: number
  expected: number
  /** Neighbouring quarters; of a count `part` is it. */
  past?: Past
}>

/**
 * The smallest change from one quarter to the next that would be called one, four times in five: the bound of the verdict
 * and POWER, times the deviation that chance gives the difference, √(2p(1 − p)/n) for a share at `value` of `expected`
 * entrants and √(2n) for a count of `expected`, or that past quarters had, where those are enough to know. The quarters
 * are watched, not randomised, so a change that can be seen need not be one that somebody made. Null where nobody is
 * expected. Fleiss, Levin, Paik, "Statistical Methods for Rates and Proportions", 3rd edition, chapter 4.
 */
export function detectableChange(
  measure: Measure,
  { value, expected, past: { designEffect, pairs } = NO_PAST }: Expected,
): number | null {
  const counted = measure === 'rate' ? ratio(2 * value * (1 - value), expected) : 2 * expected
  if (counted === null || expected === 0) return null
  const squares = pairs.flatMap((pair) => toSquare(pair, measure, expected))
  const isKnown = squares.length >= FEWEST_PAIRS
  const usual = isKnown ? sumOf(squares, (square) => square) / squares.length : 0
  const bound = isKnown ? studentBound(squares.length) : Z95
  return (bound + POWER) * Math.sqrt(Math.max(counted * designEffect, usual))
}

/** The squared change of a pair; that of a count as it would be of as many as are expected. */
function toSquare({ before, now }: Past['pairs'][number], measure: Measure, expected: number): number[] {
  if (measure === 'rate') return toDifference({ before, now }).map((difference) => difference ** 2)
  const mean = (before.part + now.part) / 2
  return mean === 0 ? [] : [((now.part - before.part) / mean) ** 2 * expected ** 2]
}

/** Each of some portions, in order, beside the one before it. */
export function toNeighbours(portions: readonly Portion[]): Past['pairs'] {
  return portions.slice(1).map((now, index) => ({ before: portions[index] ?? now, now }))
}
