import type { ReportQuery } from '@/lib/query/report-query'
import type { DayRange } from '@/lib/time/day'
import { nextGrain, startOfGrain } from '@/lib/time/grain'

/** Null is all time. */
type SplitRange = Readonly<{
  months: readonly (DayRange | null)[]
  days: readonly (DayRange | null)[]
}>

/**
 * The whole calendar months of a question's range, and the days before and after them. All time is whole months; told apart by a grain that
 * is shorter than a month there are days alone.
 */
export function splitMonths(
  { range, grain }: Pick<ReportQuery, 'range' | 'grain'>,
  isByGrain: boolean,
): SplitRange {
  if (isByGrain && (grain === 'day' || grain === 'week')) return { months: [], days: [range] }
  if (!range) return { months: [null], days: [] }
  const first = startOfGrain(range.from, 'month')
  const from = first === range.from ? first : nextGrain(first, 'month')
  const to = startOfGrain(range.to, 'month')
  if (from >= to) return { months: [], days: [range] }
  const days = [
    { from: range.from, to: from },
    { from: to, to: range.to },
  ]
  return { months: [{ from, to }], days: days.filter((each) => each.from < each.to) }
}
