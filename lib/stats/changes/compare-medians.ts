import { judgeUsual, type UsualChange } from '../usual-change'
import { type Interval, Z95 } from '../wilson'

/** A median of seconds with its 95 % interval, over so many pairs; null where there are none. */
export type Median = Readonly<{ pairs: number; seconds: number; interval: Interval }>

/** The change of a median in seconds, its 95 % interval, and the two statements that a verdict is made of. */
export type MedianChange = Readonly<{
  difference: number
  interval: Interval
  verdict: 'up' | 'down' | "can't tell yet"
  beyondChance: boolean
  usual: UsualChange | null
}>

/** As `Past`, of a median: by how much it moved in pairs of ranges before, in seconds. */
export type PastOfMedian = Readonly<{ designEffect: number; differences: readonly number[] }>

const NO_PAST: PastOfMedian = { designEffect: 1, differences: [] }

/**
 * From `before` to `now`; null where one is missing. The interval of the difference is made of those of its sides (G.
 * Y. Zou, A. Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 27 (2008)), each end
 * as much farther as the root of the design effect. Up or down as of shares: where it leaves zero out, and the difference is
 * more than is usual, as far as that is known.
 */
export function compareMedians(
  before: Median | null,
  now: Median | null,
  { designEffect, differences }: PastOfMedian = NO_PAST,
): MedianChange | null {
  if (!before || !now) return null
  const difference = now.seconds - before.seconds
  const wider = Math.sqrt(designEffect)
  const interval = {
    low:
      difference - wider * Math.hypot(now.seconds - now.interval.low, before.interval.high - before.seconds),
    high:
      difference + wider * Math.hypot(now.interval.high - now.seconds, before.seconds - before.interval.low),
  }
  const variance = ((interval.high - interval.low) / (2 * Z95)) ** 2
  const usual = judgeUsual(difference, variance, differences)
  const beyondChance = interval.low > 0 || interval.high < 0
  const isCalled = beyondChance && (usual?.beyond ?? true)
  const verdict = isCalled ? (difference > 0 ? 'up' : 'down') : "can't tell yet"
  return { difference, interval, verdict, beyondChance, usual }
}
