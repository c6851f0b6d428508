import { lnGamma } from '../beta'
import type { Portion } from '../compare-shares'
import { ratio } from '../ratio'

/**
 * The usual five are enough for a chance of one in twenty. A list of hundreds asks for one in thousands, where the
 * normal approximation promises too much: with five, 11 of 100 unchanged lists had a false call instead of 10.
 */
const FEWEST_EXPECTED = 100

/**
 * How often chance alone makes two shares differ at least as much, in either direction, 0 to 1: by the normal
 * approximation with the pooled share, and where fewer than a hundred of something are expected by Fisher's exact test
 * (R. A. Fisher, "Statistical Methods for Research Workers", 1934, section 21.02). 1 where one has nothing.
 */
export function testDifference(before: Portion, now: Portion): number {
  const whole = before.whole + now.whole
  const part = before.part + now.part
  if (before.whole === 0 || now.whole === 0 || part === 0 || part === whole) return 1
  const pooled = ratio(part, whole) ?? 0
  const fewestExpected = Math.min(before.whole, now.whole) * Math.min(pooled, 1 - pooled)
  if (fewestExpected < FEWEST_EXPECTED) return testExactly(before, now)
  const error = Math.sqrt(pooledVariance(before, now))
  const difference = (ratio(now.part, now.whole) ?? 0) - (ratio(before.part, before.whole) ?? 0)
  return twoTails(Math.abs(difference) / error)
}

/** The variance of the difference of two shares that are one, as both together tell it; 0 where one of them has nothing. */
export function pooledVariance(before: Portion, now: Portion): number {
  const pooled = ratio(before.part + now.part, before.whole + now.whole) ?? 0
  return pooled * (1 - pooled) * ((ratio(1, before.whole) ?? 0) + (ratio(1, now.whole) ?? 0))
}

/** The chances of all tables with these margins that are no likelier than the one seen. */
function testExactly(before: Portion, now: Portion): number {
  const part = before.part + now.part
  const first = Math.max(0, part - before.whole)
  const last = Math.min(part, now.whole)
  const lnAll = lnChoose(before.whole + now.whole, part)
  const lnChanceOf = (count: number) =>
    lnChoose(now.whole, count) + lnChoose(before.whole, part - count) - lnAll
  const lnSeen = lnChanceOf(now.part) + 1e-7
  let lnChance = lnChanceOf(first)
  let sum = 0
  for (let count = first; count <= last; count += 1) {
    if (lnChance <= lnSeen) sum += Math.exp(lnChance)
    // From one table to the next.
    const more = (part - count) * (now.whole - count)
    lnChance += Math.log(more / ((count + 1) * (before.whole - part + count + 1)))
  }
  return Math.min(1, sum)
}

function lnChoose(all: number, chosen: number): number {
  return lnGamma(all + 1) - lnGamma(chosen + 1) - lnGamma(all - chosen + 1)
}

/**
 * The chance of a standard normal value this far from zero or farther. W. J. Cody's erfc as in W. H. Press et al.,
 * "Numerical Recipes", 2nd edition, section 6.2; relative error below 1.2e-7.
 */
function twoTails(deviates: number): number {
  const x = deviates / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const polynomial = ERFC.reduceRight((sum, coefficient) => sum * t + coefficient, 0)
  return t * Math.exp(-x * x + polynomial)
}

const ERFC = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
] as const
