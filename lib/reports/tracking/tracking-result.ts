import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { sumOf } from '@/lib/stats/sum'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { Day } from '@/lib/time/day'
import { listFilled, nextGrain } from '@/lib/time/grain'
import type { FiledRow, SeenRow } from './tracking-sql'

/** What tracking saw of the orders that files have, and what files have of the checkouts that it saw. */
export type TrackingCounts = Readonly<{
  /** Orders of files of orders. */
  orders: number
  /** Of these, those that no checkout belongs to. */
  missed: number
  /** 0 to 1; null where there are no orders. */
  missedShare: number | null
  /** Its 95 % interval. */
  missedInterval: Interval | null
  /** Orders that were checked out, as events say, on the days that files cover. */
  checkouts: number
  /** Of these, those that are in no file. */
  unfiled: number
}>

export type TrackingPoint = TrackingCounts &
  Readonly<{
    /** First day of the bucket. */
    start: Day
    /** The range or the days that have begun cover only a part of it. */
    partial: boolean
  }>

export type TrackingResult = Readonly<{
  query: ReportQuery
  /** Whether there is a file of orders; where there is none, nothing can be said. */
  filed: boolean
  /** Orders of files that do not say when they were made, so that they are in no range. */
  undated: number
  all: TrackingCounts
  /** Every bucket from the first to the last with orders or checkouts; none without a file of orders. */
  points: readonly TrackingPoint[]
}>

/** Both sides of a bucket; `start` is its first day. */
export type TrackingRow = Readonly<{
  start: string
  orders: number
  missed: number
  checkouts: number
  unfiled: number
}>

/** By their days: orders of files and checkouts, each with those that the other side does not have. */
export function toTrackingRows(orders: readonly SeenRow[], checkouts: readonly SeenRow[]): TrackingRow[] {
  const [made, tracked] = [orders, checkouts].map((rows) => new Map(rows.map((row) => [row.start, row])))
  const starts = [...new Set([...orders, ...checkouts].map(({ start }) => start))].sort()
  return starts.map((start) => {
    const [one, other] = [made?.get(start), tracked?.get(start)]
    return {
      start,
      orders: one?.orders ?? 0,
      missed: one?.unseen ?? 0,
      checkouts: other?.orders ?? 0,
      unfiled: other?.unseen ?? 0,
    }
  })
}

export function toTrackingResult(
  query: ReportQuery,
  { filed, undated }: Pick<FiledRow, 'filed' | 'undated'>,
  rows: readonly TrackingRow[],
  today: Day,
): TrackingResult {
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const [first, last] = [rows[0]?.start, rows.at(-1)?.start]
  const all = toCounts({
    orders: sumOf(rows, (row) => row.orders),
    missed: sumOf(rows, (row) => row.missed),
    checkouts: sumOf(rows, (row) => row.checkouts),
    unfiled: sumOf(rows, (row) => row.unfiled),
  })
  if (!filed || !first || !last) return { query, filed, undated, all, points: [] }
  const starts = listFilled({ from: first, to: nextGrain(last, query.grain) }, query, [...byStart.keys()])
  const points = starts.map((start) => ({
    start,
    ...toCounts(byStart.get(start) ?? NOTHING),
    partial: isPartial(start, query, today),
  }))
  return { query, filed, undated, all, points }
}

const NOTHING = { orders: 0, missed: 0, checkouts: 0, unfiled: 0 }

function toCounts({ orders, missed, checkouts, unfiled }: Omit<TrackingRow, 'start'>): TrackingCounts {
  return {
    orders,
    missed,
    missedShare: ratio(missed, orders),
    missedInterval: wilson(missed, orders),
    checkouts,
    unfiled,
  }
}

function isPartial(start: Day, { range, grain }: ReportQuery, today: Day): boolean {
  const end = nextGrain(start, grain)
  return end > today || (range !== null && (start < range.from || end > range.to))
}
