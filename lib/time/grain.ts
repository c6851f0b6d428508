import { addDays, countDays, type Day, type DayRange, toDate } from './day'

/** From the finest to the coarsest; `days` is about how long one is. */
export const GRAINS = {
  day: { label: 'Day', adjective: 'daily', days: 1 },
  week: { label: 'Week', adjective: 'weekly', days: 7 },
  month: { label: 'Month', adjective: 'monthly', days: 30.4 },
  quarter: { label: 'Quarter', adjective: 'quarterly', days: 91.3 },
} as const satisfies Record<string, { label: string; adjective: string; days: number }>

export type Grain = keyof typeof GRAINS

/** The month, 1 to 12, with which the year's first quarter begins; 1 where the year is the calendar's. */
export type FiscalMonth = number

/** The days on which weeks may begin, and how many days before Monday that is. */
export const WEEK_STARTS = { monday: 0, sunday: 1, saturday: 2 } as const

export type WeekStart = keyof typeof WEEK_STARTS

/** Where quarters and weeks begin; weeks on Monday where nothing is said. */
export type Calendar = Readonly<{ fiscalMonth: FiscalMonth; weekStart?: WeekStart }>

/** The first day of the bucket that holds `day`; quarters are three months each, counted from `fiscalMonth`. */
export function startOfGrain(
  day: Day,
  grain: Grain,
  fiscalMonth: FiscalMonth = 1,
  weekStart: WeekStart = 'monday',
): Day {
  if (grain === 'day') return day
  if (grain === 'week') {
    const weekday = (toDate(day).getUTCDay() + 6 + WEEK_STARTS[weekStart]) % 7
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
export function listGrains(
  range: DayRange,
  grain: Grain,
  fiscalMonth: FiscalMonth = 1,
  weekStart: WeekStart = 'monday',
): Day[] {
  const starts: Day[] = []
  const first = startOfGrain(range.from, grain, fiscalMonth, weekStart)
  for (let start = first; start < range.to; start = nextGrain(start, grain)) starts.push(start)
  return starts
}

/** Of more buckets than these, 27 years of days, only those that hold something are listed. */
const MOST_FILLED = 10_000

/** The starts of all buckets of a range, also of empty ones; of more than MOST_FILLED those of `held` alone, in its order. */
export function listFilled(
  range: DayRange,
  { grain, fiscalMonth, weekStart }: Calendar & Readonly<{ grain: Grain }>,
  held: readonly Day[],
): readonly Day[] {
  if (countRoughly(range, grain) <= MOST_FILLED) return listGrains(range, grain, fiscalMonth, weekStart)
  const first = startOfGrain(range.from, grain, fiscalMonth, weekStart)
  return held.filter((start) => start >= first && start < range.to)
}

/** Whether buckets between the first and the last were left out. */
export function hasGaps(points: readonly Readonly<{ start: Day }>[], grain: Grain): boolean {
  return points.some(({ start }, index) => {
    const before = points[index - 1]
    return before !== undefined && nextGrain(before.start, grain) !== start
  })
}

/** The grain, or the next coarser one at which a range has about `most` buckets or fewer; nothing is coarser than quarters. */
export function drawableGrain(range: DayRange, grain: Grain, most: number): Grain {
  const names = Object.keys(GRAINS) as readonly Grain[]
  const coarser = names.slice(names.indexOf(grain))
  return coarser.find((name) => countRoughly(range, name) <= most) ?? 'quarter'
}

/** How many buckets a range touches, one more or less. */
function countRoughly(range: DayRange, grain: Grain): number {
  return countDays(range) / GRAINS[grain].days
}

/** The grain at which a range makes a line that can be read: about 10 to 130 points. */
export function readableGrain(range: DayRange): Grain {
  const days = countDays(range)
  if (days <= 120) return 'day'
  return days <= 900 ? 'week' : 'month'
}
