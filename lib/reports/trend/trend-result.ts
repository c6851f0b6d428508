import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { Day, DayRange } from '@/lib/time/day'
import { type Grain, listFilled, nextGrain } from '@/lib/time/grain'
import type { TrendRow } from './trend-sql'

/** One bucket of the trend. Rates are shares 0 to 1, null when there is nothing to divide by. */
export type TrendPoint = Readonly<{
  /** First day of the bucket. */
  start: Day
  viewed: number
  addedToCart: number
  checkedOut: number
  shipped: number
  cartPerView: number | null
  checkoutPerCart: number | null
  checkoutPerView: number | null
  /** The 95 % interval of checkoutPerView. */
  checkoutPerViewInterval: Interval | null
  /** The range, or the data, covers only a part of this bucket. */
  partial: boolean
}>

export type TrendResult = Readonly<{ query: ReportQuery; points: readonly TrendPoint[] }>

const NOTHING = { viewed: 0, added_to_cart: 0, checked_out: 0, shipped: 0 }

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
  const points = listFilled(covered, query, [...byStart.keys()]).map((start) =>
    toPoint(byStart.get(start) ?? { start, ...NOTHING }, query.grain, covered),
  )
  return { query, points }
}

function toPoint(row: TrendRow, grain: Grain, covered: DayRange): TrendPoint {
  const { start, viewed, added_to_cart: addedToCart, checked_out: checkedOut, shipped } = row
  return {
    start,
    viewed,
    addedToCart,
    checkedOut,
    shipped,
    cartPerView: ratio(addedToCart, viewed),
    checkoutPerCart: ratio(checkedOut, addedToCart),
    checkoutPerView: ratio(checkedOut, viewed),
    checkoutPerViewInterval: wilson(checkedOut, viewed),
    partial: start < covered.from || nextGrain(start, grain) > covered.to,
  }
}

function intersect(range: DayRange | null, data: DayRange | null): DayRange | null {
  if (!data) return null
  if (!range) return data
  const from = range.from > data.from ? range.from : data.from
  const to = range.to < data.to ? range.to : data.to
  return from < to ? { from, to } : null
}
