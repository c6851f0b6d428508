import { ratio } from './ratio'
import { type Interval, wilson } from './wilson'

/** What can be said of a change; the words are those of docs/decisions/0010. */
export type Verdict = 'up' | 'down' | 'flat' | "can't tell yet"

/** `part` of `whole`. */
export type Portion = Readonly<{ part: number; whole: number }>

/** The change of a share: its size and its 95 % interval, as differences of shares, -1 to 1. */
export type ShareChange = Readonly<{
  difference: number
  interval: Interval
  verdict: Verdict
  /** How many more in `now` would tell, at the rates seen; null where none are needed, or none would suffice. */
  moreNeeded: number | null
  /** Where more in `now` alone would not suffice: how many each of the two would need; else null. */
  eachNeeded: number | null
}>

/** A change of a share that is surely smaller than this, a percentage point, is not worth acting on. */
export const SMALLEST_CHANGE = 0.01

/**
 * From `before` to `now`; null when either has nothing to divide by. Up or down where the 95 % interval of the
 * difference leaves zero out, flat where it stays within `smallest` of zero, which is the stronger word.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
 * methods", Statistics in Medicine 17 (1998), method 10.
 */
export function compareShares(before: Portion, now: Portion, smallest = SMALLEST_CHANGE): ShareChange | null {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  const [boundsBefore, boundsNow] = [wilson(before.part, before.whole), wilson(now.part, now.whole)]
  if (shareBefore === null || shareNow === null || !boundsBefore || !boundsNow) return null
  const difference = shareNow - shareBefore
  const interval = {
    low: difference - Math.hypot(shareNow - boundsNow.low, boundsBefore.high - shareBefore),
    high: difference + Math.hypot(boundsNow.high - shareNow, shareBefore - boundsBefore.low),
  }
  const verdict = toVerdict(interval, smallest)
  const change = { difference, interval, verdict, moreNeeded: null, eachNeeded: null }
  return verdict === "can't tell yet" ? withholdVerdict(change, before, now) : change
}

/** The same change, of which nothing is said yet. */
export function withholdVerdict(change: ShareChange, before: Portion, now: Portion): ShareChange {
  const moreNeeded = countMoreNeeded(before, now)
  const eachNeeded = moreNeeded === null ? countEachNeeded(before, now) : null
  return { ...change, verdict: "can't tell yet", moreNeeded, eachNeeded }
}

/** 1.96 for 95 % confidence, and 0.84 for four chances in five to see a difference that is there. */
export const DEVIATES = 1.959_964 + 0.841_621

/**
 * The size of the second sample at which the difference is DEVIATES standard errors, less what it has; the first
 * stays as it is, and may be too small by itself. Fleiss, Levin, Paik, "Statistical Methods for Rates and
 * Proportions", 3rd edition, chapter 4, for samples of unequal size and without a continuity correction.
 */
function countMoreNeeded(before: Portion, now: Portion): number | null {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole) ?? 0, ratio(now.part, now.whole) ?? 0]
  const varianceBefore = ratio(shareBefore * (1 - shareBefore), before.whole) ?? 0
  const room = ((shareNow - shareBefore) / DEVIATES) ** 2 - varianceBefore
  const needed = room > 0 ? ratio(shareNow * (1 - shareNow), room) : null
  return needed !== null && needed > now.whole ? toSayable(needed - now.whole, now) : null
}

/** The size of both samples at which the difference is DEVIATES standard errors. */
function countEachNeeded(before: Portion, now: Portion): number | null {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole) ?? 0, ratio(now.part, now.whole) ?? 0]
  const variance = shareBefore * (1 - shareBefore) + shareNow * (1 - shareNow)
  const needed = variance * (DEVIATES / (shareNow - shareBefore)) ** 2
  return needed > Math.min(before.whole, now.whole) ? toSayable(needed, now) : null
}

/** A hundred times what there is says no more than that it cannot be told. */
function toSayable(needed: number, { whole }: Portion): number | null {
  return needed <= 100 * whole ? Math.ceil(needed) : null
}

function toVerdict({ low, high }: Interval, smallest: number): Verdict {
  if (low > -smallest && high < smallest) return 'flat'
  if (low > 0) return 'up'
  return high < 0 ? 'down' : "can't tell yet"
}
