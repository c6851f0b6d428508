import {
  compareShares,
  type Pair,
  type Portion,
  type ShareChange,
  thin,
  toDifference,
  withholdVerdict,
} from '../compare-shares'
import { ratio } from '../ratio'
import { studentTails } from '../student'
import { sumOf } from '../sum'
import { FEWEST_PAIRS } from '../usual-change'
import { pooledVariance, testDifference } from './test-difference'

/** Of all changes called up or down in a list, at most this share is expected to be chance. */
export const FALSE_DISCOVERIES = 0.1

/** One of a list in two ranges, and in pairs of ranges before. */
export type ListedPair = Pair & Readonly<{ past?: readonly Pair[] }>

/** By how much shares of a list usually move beyond chance between neighbouring ranges, as a variance; from so many pairs. */
type UsualVariance = Readonly<{ pairs: number; variance: number }>

/**
 * What can be said of each change in a list, so that the list as a whole can be believed: up or down only where
 * `compareShares` says so and the difference is among those that the procedure of Y. Benjamini and Y. Hochberg,
 * "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995), keeps at FALSE_DISCOVERIES, both by chance and
 * by what is usual in the list. Flat needs no correction. In order; null where there is nothing to divide by.
 */
export function judgeChanges(
  pairs: readonly ListedPair[],
  smallest: number,
  designEffect = 1,
): (ShareChange | null)[] {
  const worth = pairs.map((pair) => thinPair(pair, designEffect))
  const usual = toUsualVariance(
    pairs.map(({ past = [] }) => past.map((pair) => thinPair(pair, designEffect))),
  )
  const judged = pairs.map(({ before, now }, index) => {
    const change = compareShares(before, now, smallest, { designEffect, pairs: [] })
    const pair = worth[index]
    return change && pair ? { change, ...judgeOne(change, pair, usual) } : null
  })
  const bound = toBound(judged.flatMap((one) => one?.chance ?? []))
  return pairs.map(({ before, now }, index) => {
    const one = judged[index]
    if (!one) return null
    const change = { ...one.change, usual: one.usual }
    const isCalled = change.verdict === 'up' || change.verdict === 'down'
    if (!isCalled || (one.chance <= bound && (one.usual?.beyond ?? true))) return change
    const spread = Math.sqrt(usual?.variance ?? 0)
    const held = { ...change, usual: one.usual && { ...one.usual, spread } }
    return { ...withholdVerdict(held, before, now, designEffect), usual: one.usual }
  })
}

/**
 * How often chance, and what is usual, make as large a difference. The usual variance is known as well as its pairs tell
 * it: neighbouring pairs share a range, so they are worth two thirds of their number; degrees of freedom as F. E.
 * Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946).
 */
function judgeOne({ difference }: ShareChange, { before, now }: Pair, usual: UsualVariance | null) {
  const byChance = testDifference(before, now)
  if (!usual) return { chance: byChance, usual: null }
  const variance = pooledVariance(before, now) + usual.variance
  const degrees = ((2 / 3) * usual.pairs * variance ** 2) / usual.variance ** 2
  const byUsual = variance > 0 ? studentTails(difference / Math.sqrt(variance), degrees) : 1
  return {
    chance: Math.max(byChance, byUsual),
    usual: { pairs: usual.pairs, spread: Math.sqrt(variance), beyond: byUsual < 0.05 },
  }
}

/** By moments, each pair weighted by how well it tells it; null where there are too few ranges. */
function toUsualVariance(pasts: readonly (readonly Pair[])[]): UsualVariance | null {
  const pairs = Math.max(0, ...pasts.map(({ length }) => length))
  if (pairs < FEWEST_PAIRS) return null
  const told = pasts.flat().flatMap((pair) => {
    const variance = pooledVariance(pair.before, pair.now)
    const weight = ratio(1, variance ** 2)
    const [difference] = toDifference(pair)
    return weight === null || difference === undefined ? [] : [{ weight, beyond: difference ** 2 - variance }]
  })
  const mean = ratio(
    sumOf(told, ({ weight, beyond }) => weight * beyond),
    sumOf(told, ({ weight }) => weight),
  )
  return { pairs, variance: Math.max(0, mean ?? 0) }
}

/** In whole numbers, as the exact test counts. */
function thinPair({ before, now }: Pair, designEffect: number): Pair {
  const toWhole = (portion: Portion) => {
    const { part, whole } = thin(portion, designEffect)
    return { part: Math.round(part), whole: Math.round(whole) }
  }
  return { before: toWhole(before), now: toWhole(now) }
}

/** The largest chance of which, with all smaller ones, few enough are expected to be false; below 0 for none. */
function toBound(chances: readonly number[]): number {
  const ordered = chances.toSorted((a, b) => a - b)
  const last = ordered.findLastIndex(
    (chance, index) => chance <= (FALSE_DISCOVERIES * (index + 1)) / ordered.length,
  )
  return ordered[last] ?? -1
}
