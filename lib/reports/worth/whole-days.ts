import type { Day, DayRange } from '@/lib/time/day'

/**
 * The days of `range` that can be scaled to a quarter: those from the first session of the shop to the last (`data`)
 * that are over, which today is not. Null range is all time; null where there is no such day.
 */
export function toWholeDays(range: DayRange | null, data: DayRange | null, today: Day): DayRange | null {
  if (!data) return null
  const from = range && range.from > data.from ? range.from : data.from
  const to = [range?.to ?? data.to, data.to, today].reduce((a, b) => (a < b ? a : b))
  return from < to ? { from, to } : null
}
