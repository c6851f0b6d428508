import { addDays, type Day, type DayRange, dayInZone, toDate } from '@/lib/time/day'
import type { FiscalMonth, Grain } from '@/lib/time/grain'
import { toZoneFormat } from '@/lib/time/zone-format'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const DAY_ONLY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `9 Feb 2021`. */
export function formatDay(day: Day): string {
  return DAY.format(toDate(day))
}

/** Both ends as people read them, the last day included: `9 Feb 2021 – 12 Feb 2021`; null is all time. */
export function formatRange(range: DayRange | null): string {
  if (!range) return 'All time'
  const last = addDays(range.to, -1)
  return last <= range.from ? formatDay(range.from) : `${formatDay(range.from)} – ${formatDay(last)}`
}

/** A bucket by its first day: `9 Feb`, `9 Feb` (week), `Feb 2021`, `Q1 2021`. */
export function formatBucket(start: Day, grain: Grain, fiscalMonth: FiscalMonth = 1): string {
  if (grain === 'quarter') return formatQuarter(start, fiscalMonth)
  return (grain === 'month' ? MONTH : DAY_ONLY).format(toDate(start))
}

/** `April`, of 4. */
export function formatMonth(month: number): string {
  return MONTH_ALONE.format(new Date(Date.UTC(2000, month - 1, 1)))
}

const MONTH_ALONE = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** A fiscal year is named by the calendar year in which it ends: `Q1 FY2027` is April to June 2026 from `4` on. */
function formatQuarter(start: Day, fiscalMonth: FiscalMonth): string {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  const quarter = Math.floor(((month - fiscalMonth + 12) % 12) / 3) + 1
  if (fiscalMonth === 1) return `Q${quarter} ${year}`
  return `Q${quarter} FY${month >= fiscalMonth ? year + 1 : year}`
}

/** A moment in a zone, to the minute: `9 Feb 2021, 14:05`. */
export function formatMoment(moment: Date, timeZone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone } as const
  return toZoneFormat('en-GB', style).format(moment)
}

/** A moment in a zone: its time alone where it was on the day of another one, `14:05`, else `9 Feb 2021, 14:05`. */
export function formatTimeOn(moment: Date, other: Date, timeZone: string): string {
  const whole = formatMoment(moment, timeZone)
  const time = toZoneFormat('en-GB', { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(moment)
  return dayInZone(moment, timeZone) === dayInZone(other, timeZone) ? time : whole
}
