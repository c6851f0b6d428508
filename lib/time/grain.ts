import { addDays, countDays, type Day, type DayRange } from './day'

export const GRAINS = {
  day: { label: 'Day', adjective: 'daily' },
  week: { label: 'Week', adjective: 'weekly' },
  month: { label: 'Month', adjective: 'monthly' },
  quarter: { label: 'Quarter', adjective: 'quarterly' },
} as const satisfies Record<string, { label: string; adjective: string }>

export type Grain = keyof typeof GRAINS

/** The first day of the bucket that holds `day`. Weeks begin on Monday, as in PostgreSQL's date_trunc. */
export function startOfGrain(day: Day, grain: Grain): Day {
  if (grain === 'day') return day
  if (grain === 'week') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    return addDays(day, -weekday)
  }
  const month = Number(day.slice(5, 7))
  const first = grain === 'month' ? month : month - ((month - 1) % 3)
  return `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`
}

/** The first day of the next bucket; `start` is the first day of one. */
export function nextGrain(start: Day, grain: Grain): Day {
  if (grain === 'day') return addDays(start, 1)
  if (grain === 'week') return addDays(start, 7)
  return startOfGrain(addDays(start, grain === 'month' ? 31 : 93), grain)
}

/** The starts of all buckets that a range touches, in order. */
export function listGrains(range: DayRange, grain: Grain): Day[] {
  const starts: Day[] = []
  for (let start = startOfGrain(range.from, grain); start < range.to; start = nextGrain(start, grain)) {
    starts.push(start)
  }
  return starts
}

/** The grain at which a range makes a line that can be read: about 10 to 130 points. */
export function readableGrain(range: DayRange): Grain {
  const days = countDays(range)
  if (days <= 120) return 'day'
  return days <= 900 ? 'week' : 'month'
}
