import { DEFAULT_FIRST_DAY } from '@/lib/env'
import { DAY_MS } from '@/lib/time/duration'

/** What a time that is over may be, given when it arrived. */
export type TimeLimits = Readonly<{
  /** The first moment that is taken. */
  first: Date
  /** The last one. */
  last: Date
  /** `first` as people say it, YYYY-MM-DD. */
  firstDay: string
}>

/** Clocks of different places and time zones differ by less. */
const AHEAD_MS = DAY_MS

/** For rows that arrive at `now`. `firstDay` is a day, YYYY-MM-DD, and begins in UTC. */
export function toTimeLimits(now: Date, firstDay = DEFAULT_FIRST_DAY): TimeLimits {
  return { first: new Date(`${firstDay}T00:00:00Z`), last: new Date(now.getTime() + AHEAD_MS), firstDay }
}
