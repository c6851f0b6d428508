import { type Portion, type ShareChange, thin, withholdVerdict } from '../compare-shares'
import { ratio } from '../ratio'
import { sumOf } from '../sum'
import type { Interval } from '../wilson'
import { judgeChanges } from './judge-changes'

/** One in twenty tests of arms that are alike is called at most, however often it is looked at. */
const FALSE_CALLS = 0.05

/** What differences of arms are thought to be like before any was seen: a standard deviation of two points. */
const USUAL_DIFFERENCE = 0.02

/** An arm against the first: what `judgeChanges` says of it, and `always`, the interval that holds whenever one looks. */
export type ArmChange = ShareChange & Readonly<{ always: Interval }>

/**
 * What can be said of arms against the first of them, at any moment: whoever looks each day and stops at the first call is wrong no
 * more often than whoever looks once. Up and down are said only where the always-valid interval leaves zero out, too, and
 * flat only where it stays within `smallest`. Where users were drawn and their sessions are counted, so many (`designEffect`)
 * are worth one. In order; null where there is nothing to divide by.
 */
export function judgeArms(
  first: Portion,
  others: readonly Portion[],
  smallest: number,
  designEffect = 1,
): readonly (ArmChange | null)[] {
  const changes = judgeChanges(
    others.map((now) => ({ before: first, now })),
    smallest,
    designEffect,
  )
  return others.map((now, index) => {
    const change = changes[index]
    if (!change) return null
    const always = toAlwaysInterval(
      thin(first, designEffect),
      thin(now, designEffect),
      FALSE_CALLS / others.length,
    )
    const isSure =
      change.verdict === 'flat'
        ? always.low > -smallest && always.high < smallest
        : always.low > 0 || always.high < 0
    return { ...(isSure ? change : withholdVerdict(change, first, now, designEffect)), always }
  })
}

/**
 * Holds the difference at all moments at once with a chance of 1 - `chance`: the mixture sequential test of R. Johari, P. Koomen,
 * L. Pekelis, D. Walsh, "Peeking at A/B tests", KDD 2017, for a normal difference. Shares are taken with one more of each
 * kind, so that none of ten is not exact.
 */
function toAlwaysInterval(before: Portion, now: Portion, chance: number): Interval {
  const variance = varianceOf(before) + varianceOf(now)
  const mixed = variance + USUAL_DIFFERENCE ** 2
  const wide = Math.sqrt(
    (variance * mixed * (2 * Math.log(1 / chance) + Math.log(mixed) - Math.log(variance))) /
      USUAL_DIFFERENCE ** 2,
  )
  const difference = (ratio(now.part, now.whole) ?? 0) - (ratio(before.part, before.whole) ?? 0)
  return { low: difference - wide, high: difference + wide }
}

function varianceOf({ part, whole }: Portion): number {
  const share = ratio(part + 1, whole + 2) ?? 0
  return ratio(share * (1 - share), whole + 2) ?? 0
}

/** Of chi-square by degrees of freedom, from 1: what is exceeded by chance once in a thousand times. */
const ONCE_IN_A_THOUSAND = [
  10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.124, 27.877, 29.588, 31.264, 32.909, 34.528,
  36.123, 37.697, 39.252, 40.79, 42.312, 43.82,
]

/**
 * Whether arms that were to be equally large differ by more than chance does once in a thousand times (chi-square): then units are
 * lost or counted twice in some, and no difference of rates means anything. Units of which so many (`sizeEffect`) come
 * together are that much fewer. False where there are more than twenty arms.
 */
export function isMismatched(sizes: readonly number[], sizeEffect = 1): boolean {
  const all = sumOf(sizes, (size) => size)
  const expected = ratio(all, sizes.length) ?? 0
  const bound = ONCE_IN_A_THOUSAND[sizes.length - 2]
  if (bound === undefined || expected === 0) return false
  return sumOf(sizes, (size) => ratio((size - expected) ** 2, expected) ?? 0) / sizeEffect > bound
}
