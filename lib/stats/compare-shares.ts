import { ratio } from './ratio'
import { type Interval, wilson } from './wilson'

/** What can be said of a change; the words are those of docs/decisions/0010. */
export type Verdict = 'up' | 'down' | 'flat' | "can't tell yet"

/** `part` of `whole`. */
export type Portion = Readonly<{ part: number; whole: number }>

/** The change of a share: its size and its 95 % interval, as differences of shares, -1 to 1. */
export type ShareChange = Readonly<{ difference: number; interval: Interval; verdict: Verdict }>

/** A change that is surely smaller than this, a percentage point, is called flat. */
const FLAT = 0.01

/**
 * From `before` to `now`; null when either has nothing to divide by. Up or down where the 95 % interval of the
 * difference leaves zero out, flat where it stays within one percentage point of zero.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
 * methods", Statistics in Medicine 17 (1998), method 10.
 */
export function compareShares(before: Portion, now: Portion): ShareChange | null {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  const [boundsBefore, boundsNow] = [wilson(before.part, before.whole), wilson(now.part, now.whole)]
  if (shareBefore === null || shareNow === null || !boundsBefore || !boundsNow) return null
  const difference = shareNow - shareBefore
  const interval = {
    low: difference - Math.hypot(shareNow - boundsNow.low, boundsBefore.high - shareBefore),
    high: difference + Math.hypot(boundsNow.high - shareNow, shareBefore - boundsBefore.low),
  }
  return { difference, interval, verdict: toVerdict(interval) }
}

function toVerdict({ low, high }: Interval): Verdict {
  if (low > -FLAT && high < FLAT) return 'flat'
  if (low > 0) return 'up'
  return high < 0 ? 'down' : "can't tell yet"
}
