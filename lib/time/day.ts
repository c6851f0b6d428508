import { DAY_MS } from './duration'
import { toZoneFormat } from './zone-format'

// Calendar days as text, `2021-02-09`: no clock, no zone. They compare as text does.

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/** A half-open range of days: `from` is in, `to` is not. */
export type DayRange = Readonly<{ from: Day; to: Day }>

export const FIRST_DAY: Day = '1970-01-01'
export const LAST_DAY: Day = '2199-12-31'

/** The day that `text` names, or null when it is no day of the calendar from FIRST_DAY to LAST_DAY. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const date = toDate(text)
  if (Number.isNaN(date.getTime()) || toDay(date) !== text) return null
  return text >= FIRST_DAY && text <= LAST_DAY ? text : null
}

/** `days` later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toDate(day).getTime() + days * DAY_MS))
}

/** How many days from `from` to `to`; negative when `to` is earlier. */
export function countDays({ from, to }: DayRange): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY_MS)
}

/** The day it is at `now` in an IANA zone. */
export function dayInZone(now: Date, timeZone: string): Day {
  const parts = toZoneFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(now)
}

/** As many days, directly before. */
export function previousRange(range: DayRange): DayRange {
  return { from: addDays(range.from, -countDays(range)), to: range.from }
}

/** Its first moment in UTC, which is how a column of days has it. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The day that a moment is on in UTC. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
