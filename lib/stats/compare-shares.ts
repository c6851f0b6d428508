import { ratio } from './ratio'
import { studentBound } from './student'
import { judgeUsual, type UsualChange } from './usual-change'
import { type Interval, wilson, Z95 } from './wilson'

/** What can be said of a change; the words are those of docs/decisions/0010. */
export type Verdict = 'up' | 'down' | 'flat' | "can't tell yet"

/** `part` of `whole`. */
export type Portion = Readonly<{ part: number; whole: number }>

/** The change of a share: its size and its 95 % interval, as differences of shares, -1 to 1. */
export type ShareChange = Readonly<{
  difference: number
  interval: Interval
  verdict: Verdict
  /** Whether chance alone would seldom do that: the interval leaves zero out. */
  beyondChance: boolean
  /** How far the share usually moves; null where too few ranges before are known, and chance alone was looked at. */
  usual: UsualChange | null
  /** How many more in `now` would tell, at the rates seen; null where none are needed, or none would suffice. */
  moreNeeded: number | null
  /** Where more in `now` alone would not suffice: how many each of the two would need; else null. */
  eachNeeded: number | null
}>

/** A change of a share that is surely smaller than this, a percentage point, is not worth acting on. */
export const SMALLEST_CHANGE = 0.01

/** The same share in two ranges. */
export type Pair = Readonly<{ before: Portion; now: Portion }>

/** What the past tells of a share: by how much its variance is more than that of counting, and what it was in pairs of ranges. */
export type Past = Readonly<{ designEffect: number; pairs: readonly Pair[] }>

export const NO_PAST: Past = { designEffect: 1, pairs: [] }

/**
 * From `before` to `now`; null when either has nothing to divide by. Flat where the 95 % interval of the difference stays
 * within `smallest` of zero, which is the stronger word; up or down where it leaves zero out and the difference is more than
 * what is usual between such ranges, as far as that is known. The interval is as wide as that of as many sessions as are
 * worth those that resemble each other. R. G. Newcombe, "Interval estimation for the difference between independent
 * proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), method 10.
 */
export function compareShares(
  before: Portion,
  now: Portion,
  smallest = SMALLEST_CHANGE,
  { designEffect, pairs }: Past = NO_PAST,
): ShareChange | null {
  const worth = { before: thin(before, designEffect), now: thin(now, designEffect) }
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  const [boundsBefore, boundsNow] = [worth.before, worth.now].map(({ part, whole }) => wilson(part, whole))
  if (shareBefore === null || shareNow === null || !boundsBefore || !boundsNow) return null
  const difference = shareNow - shareBefore
  const interval = {
    low: difference - Math.hypot(shareNow - boundsNow.low, boundsBefore.high - shareBefore),
    high: difference + Math.hypot(boundsNow.high - shareNow, shareBefore - boundsBefore.low),
  }
  const usual = judgeUsual(difference, toVariance(worth), pairs.flatMap(toDifference))
  const beyondChance = interval.low > 0 || interval.high < 0
  const verdict = toVerdict(interval, smallest, usual?.beyond ?? true)
  const change = { difference, interval, verdict, beyondChance, usual, moreNeeded: null, eachNeeded: null }
  return verdict === "can't tell yet" ? withholdVerdict(change, before, now, designEffect) : change
}

/** As many as are worth those of which so many are worth one. */
export function thin({ part, whole }: Portion, designEffect: number): Portion {
  return { part: part / designEffect, whole: whole / designEffect }
}

/** The variance that counting gives the difference of two shares. */
function toVariance({ before, now }: Pair): number {
  return varianceOf(before) + varianceOf(now)
}

function varianceOf({ part, whole }: Portion): number {
  const share = ratio(part, whole) ?? 0
  return ratio(share * (1 - share), whole) ?? 0
}

/** None where one of both has nothing to divide by. */
export function toDifference({ before, now }: Pair): number[] {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  return shareBefore === null || shareNow === null ? [] : [shareNow - shareBefore]
}

/** The same change, of which nothing is said yet; no more would tell where the shop moves as much by itself. */
export function withholdVerdict(
  change: ShareChange,
  before: Portion,
  now: Portion,
  designEffect = 1,
): ShareChange {
  const { difference, usual } = change
  const bound = usual ? studentBound(usual.pairs) : Z95
  const isUsual = Math.abs(difference) <= bound * (usual?.spread ?? 0)
  const pair = { before: thin(before, designEffect), now: thin(now, designEffect) }
  const [more, each] = isUsual ? [null, null] : countNeeded(pair, bound + POWER)
  const toUnits = (needed: number | null) => needed && Math.ceil(needed * designEffect)
  return { ...change, verdict: "can't tell yet", moreNeeded: toUnits(more), eachNeeded: toUnits(each) }
}

/** Four chances in five to see a difference that is there. */
export const POWER = 0.841_621

/**
 * How many more the second sample needs until the difference is `deviates` standard errors while the first stays as it is;
 * or, where the first is too small by itself, how many each needs. Fleiss, Levin, Paik, "Statistical Methods for Rates and
 * Proportions", 3rd edition, chapter 4, for samples of unequal size and without a continuity correction.
 */
function countNeeded({ before, now }: Pair, deviates: number): [number | null, number | null] {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole) ?? 0, ratio(now.part, now.whole) ?? 0]
  const [spreadBefore, spreadNow] = [shareBefore * (1 - shareBefore), shareNow * (1 - shareNow)]
  const allowed = ((shareNow - shareBefore) / deviates) ** 2
  const room = allowed - varianceOf(before)
  const second = room > 0 ? ratio(spreadNow, room) : null
  const more = second !== null && second > now.whole ? toSayable(second - now.whole, now) : null
  const both = (spreadBefore + spreadNow) / allowed
  const isShort = more === null && both > Math.min(before.whole, now.whole)
  return [more, isShort ? toSayable(both, now) : null]
}

/** A hundred times what there is says no more than that it cannot be told. */
function toSayable(needed: number, { whole }: Portion): number | null {
  return needed <= 100 * whole ? needed : null
}

function toVerdict({ low, high }: Interval, smallest: number, beyondUsual: boolean): Verdict {
  if (low > -smallest && high < smallest) return 'flat'
  if (!beyondUsual) return "can't tell yet"
  if (low > 0) return 'up'
  return high < 0 ? 'down' : "can't tell yet"
}
