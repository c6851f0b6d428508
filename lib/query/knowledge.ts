import type { Day } from '@/lib/time/day'
import type { Request } from './request/request'

/** What was known when, absolute: at the end of a day, or now. As JSON says it. */
export type Knowledge = Readonly<{
  /** The day at whose end it was known, in `timeZone`; null: at `now`. */
  asOf: Day | null
  /** ISO 8601. Nothing that came later is known, also where the day is not over. */
  now: string
  /** The day of `now`. */
  today: Day
  timeZone: string
}>

export function toKnowledge({
  asOf,
  now,
  today,
  timeZone,
}: Pick<Request, 'asOf' | 'now' | 'today' | 'timeZone'>): Knowledge {
  return { asOf, now: now.toISOString(), today, timeZone }
}
