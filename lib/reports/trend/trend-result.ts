import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Day, DayRange } from '@/lib/time/day'
import { listFilled, nextGrain } from '@/lib/time/grain'
import type { TrendRow } from './trend-sql'

/** One bucket of the trend. */
export type TrendPoint = Readonly<{
  /** First day of the bucket. */
  start: Day
  /** Units that reached each step or a later one, by place. */
  reached: readonly number[]
  /** The range, or the data, covers only a part of this bucket. */
  partial: boolean
}>

export type TrendResult = Readonly<{ query: ReportQuery; points: readonly TrendPoint[] }>

/**
 * Every bucket between the first and the last with sessions, in order; days on which nothing happened are
 * there with zeros, unless there are too many (`listFilled`). `data` are the days that can hold data; buckets outside of it are left out.
 */
export function toTrendResult(
  query: ReportQuery,
  rows: readonly TrendRow[],
  data: DayRange | null,
): TrendResult {
  const covered = intersect(query.range, data)
  if (!covered) return { query, points: [] }
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const nothing = funnelOf(query).steps.map(() => 0)
  const points = listFilled(covered, query, [...byStart.keys()]).map((start) => ({
    start,
    reached: byStart.get(start)?.reached ?? nothing,
    partial: start < covered.from || nextGrain(start, query.grain) > covered.to,
  }))
  return { query, points }
}

function intersect(range: DayRange | null, data: DayRange | null): DayRange | null {
  if (!data) return null
  if (!range) return data
  const from = range.from > data.from ? range.from : data.from
  const to = range.to < data.to ? range.to : data.to
  return from < to ? { from, to } : null
}
