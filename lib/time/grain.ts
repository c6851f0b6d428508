import { addDays, countDays, type Day, type DayRange } from './day'

export const GRAINS = {
  day: { label: 'Day', adjective: 'daily' },
  week: { label: 'Week', adjective: 'weekly' },
  month: { label: 'Month', adjective: 'monthly' },
  quarter: { label: 'Quarter', adjective: 'quarterly' },
} as const satisfies Record<string, { label: string; adjective: string }>

export type Grain = keyof typeof GRAINS

/** The month, 1 to 12, with which the year's first quarter begins; 1 where the year is the calendar's. */
export type FiscalMonth = number

/**
 * The first day of the bucket that holds `day`. Weeks begin on Monday, as in PostgreSQL's date_trunc; quarters are
 * three months each, counted from `fiscalMonth`.
 */
export function startOfGrain(day: Day, grain: Grain, fiscalMonth: FiscalMonth = 1): Day {
  if (grain === 'day') return day
  if (grain === 'week') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    return addDays(day, -weekday)
  }
  const months = 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1
  return toFirstDay(grain === 'month' ? months : months - ((months + 13 - fiscalMonth) % 3))
}

/** The first day of the next bucket; `start` is the first day of one. */
export function nextGrain(start: Day, grain: Grain): Day {
  return moveGrain(start, grain, 1)
}

/** The first day of the bucket so many later, or earlier when negative; `start` is the first day of one. */
export function moveGrain(start: Day, grain: Grain, buckets: number): Day {
  if (grain === 'day') return addDays(start, buckets)
  if (grain === 'week') return addDays(start, 7 * buckets)
  const months = 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1
  return toFirstDay(months + buckets * (grain === 'month' ? 1 : 3))
}

/** The first day of the month with this number, counted from January of year 0. */
function toFirstDay(months: number): Day {
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** The starts of all buckets that a range touches, in order. */
export function listGrains(range: DayRange, grain: Grain, fiscalMonth: FiscalMonth = 1): Day[] {
  const starts: Day[] = []
  const first = startOfGrain(range.from, grain, fiscalMonth)
  for (let start = first; start < range.to; start = nextGrain(start, grain)) starts.push(start)
  return starts
}

/** The grain at which a range makes a line that can be read: about 10 to 130 points. */
export function readableGrain(range: DayRange): Grain {
  const days = countDays(range)
  if (days <= 120) return 'day'
  return days <= 900 ? 'week' : 'month'
}
