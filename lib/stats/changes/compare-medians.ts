import type { Interval } from '../wilson'

/** A median of seconds with its 95 % interval, over so many pairs; null where there are none. */
export type Median = Readonly<{ pairs: number; seconds: number; interval: Interval }>

/** The change of a median in seconds, and its 95 % interval. */
export type MedianChange = Readonly<{
  difference: number
  interval: Interval
  verdict: 'up' | 'down' | "can't tell yet"
}>

/**
 * From `before` to `now`; null where one is missing. The interval of the difference is made of those of its sides (G.
 * Y. Zou, A. Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 27 (2008)).
 */
export function compareMedians(before: Median | null, now: Median | null): MedianChange | null {
  if (!before || !now) return null
  const difference = now.seconds - before.seconds
  const interval = {
    low: difference - Math.hypot(now.seconds - now.interval.low, before.interval.high - before.seconds),
    high: difference + Math.hypot(now.interval.high - now.seconds, before.seconds - before.interval.low),
  }
  const verdict = interval.low > 0 ? 'up' : interval.high < 0 ? 'down' : "can't tell yet"
  return { difference, interval, verdict }
}
