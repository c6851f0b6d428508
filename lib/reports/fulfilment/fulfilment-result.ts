import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Median } from '@/lib/stats/compare-medians'
import { readQuantile, toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { listGrains, nextGrain } from '@/lib/time/grain'
import { isAnythingKnown, type KnownThen, toKnownThen } from '../known-then'
import type { CountsRow, KnownRow, OrdersBucketRow, ServiceRow } from './fulfilment-sql'

/** A time from checkout on, of the orders that have it. */
export type OrderTimes = Readonly<{
  /** Orders that have it, and not before their checkout. */
  orders: number
  /** Null where there are none. */
  median: Median | null
  p90Seconds: number | null
}>

/** Why orders cannot be as they are said to be: so many of each kind, and of any. */
export type Contradictions = Readonly<{
  /** Delivered, but nobody says when. */
  untold: number
  /** There is a shipment, but it is being prepared. */
  shippedPreparing: number
  /** There is a time of delivery, but it is not delivered. */
  earlyDelivery: number
  /** Shipped or delivered before the checkout, or delivered before it was shipped. */
  backwards: number
  any: number
}>

/** Some orders, as they were known. */
export type FulfilmentCounts = Readonly<{
  orders: number
  preparing: number
  /** Shipped or further. */
  shipped: number
  delivered: number
  /** Called off; these three are not in what was frozen before they were told apart. */
  cancelled?: number
  refunded?: number
  returned?: number
  /** Of another status, or of none. */
  otherwise: number
  toShipped: OrderTimes
  toDelivered: OrderTimes
  /** Orders with an estimated time of delivery that were not called off. */
  promised: number
  /** Promised, and delivered or past that time, without a contradiction. */
  decided: number
  late: number
  /** Late of those that are decided, 0 to 1; null where none is. */
  lateShare: number | null
  /** Its 95 % interval. */
  lateInterval: Interval | null
  /** Promised, neither delivered nor past that time. */
  open: number
  /** Promised and delivered, but nobody says when. */
  promiseUntold: number
  /** Promised, and of the other contradictions: neither late nor in time. Not in what was frozen before it was told. */
  promiseContradictory?: number
  contradictions: Contradictions
}>

export type ServiceCounts = FulfilmentCounts & Readonly<{ service: string | null }>

/** When orders were known, and how many of them are in no range. */
export type OrdersKnown = KnownThen &
  Readonly<{
    /** Orders that do not say when they were checked out. */
    undated: number
  }>

export type FulfilmentResult = Readonly<{
  query: ReportQuery
  known: OrdersKnown
  /** Null where nothing was known yet. */
  all: FulfilmentCounts | null
  /** One line a service, in order of the alphabet; those without one last. */
  services: readonly ServiceCounts[]
}>

export type FulfilmentPoint = FulfilmentCounts &
  Readonly<{
    /** First day of the bucket. */
    start: Day
    /** The range or what was known covers only a part of it. */
    partial: boolean
  }>

export type FulfilmentTrend = Readonly<{
  query: ReportQuery
  known: OrdersKnown
  points: readonly FulfilmentPoint[]
}>

export function toFulfilmentResult(
  query: ReportQuery,
  known: OrdersKnown,
  rows: readonly ServiceRow[],
): FulfilmentResult {
  const whole = rows.find((row) => row.is_whole)
  return {
    query,
    known,
    all: isAnythingKnown(known) ? toCounts(whole ?? NOTHING) : null,
    services: rows
      .filter((row) => !row.is_whole)
      .map((row) => ({ service: row.shipping_service, ...toCounts(row) })),
  }
}

/** Every bucket from the first with orders to the last; those between without any are there with zeros. */
export function toFulfilmentTrend(
  query: ReportQuery,
  known: OrdersKnown,
  rows: readonly OrdersBucketRow[],
  { asOf, today }: Pick<Knowledge, 'asOf' | 'today'>,
): FulfilmentTrend {
  const [first, last] = [rows[0]?.start, rows.at(-1)?.start]
  if (!first || !last) return { query, known, points: [] }
  const { grain, fiscalMonth } = query
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const end = asOf !== null && asOf < today ? addDays(asOf, 1) : today
  const starts = listGrains({ from: first, to: nextGrain(last, grain) }, grain, fiscalMonth)
  const points = starts.map((start) => ({
    start,
    ...toCounts(byStart.get(start) ?? NOTHING),
    partial: isPartial({ from: start, to: nextGrain(start, grain) }, query.range, end),
  }))
  return { query, known, points }
}

export function toOrdersKnown(knowledge: Knowledge, row: KnownRow): OrdersKnown {
  return { ...toKnownThen(knowledge, row), undated: row.undated }
}

function isPartial(bucket: DayRange, range: DayRange | null, end: Day): boolean {
  return bucket.to > end || (range !== null && (bucket.from < range.from || bucket.to > range.to))
}

const NOTHING: CountsRow = {
  orders: 0,
  preparing: 0,
  shipped: 0,
  delivered: 0,
  cancelled: 0,
  refunded: 0,
  returned: 0,
  ship_timed: 0,
  ship_quantiles: null,
  delivery_timed: 0,
  delivery_quantiles: null,
  promised: 0,
  decided: 0,
  late: 0,
  promise_untold: 0,
  promise_contradictory: 0,
  open: 0,
  untold: 0,
  shipped_preparing: 0,
  early_delivery: 0,
  backwards: 0,
  contradictory: 0,
}

function toCounts(row: CountsRow): FulfilmentCounts {
  const { orders, preparing, shipped, delivered, cancelled, refunded, returned, promised, decided, late } =
    row
  return {
    orders,
    preparing,
    shipped,
    delivered,
    cancelled,
    refunded,
    returned,
    otherwise: orders - preparing - shipped - cancelled - refunded - returned,
    toShipped: toTimes(row.ship_timed, row.ship_quantiles),
    toDelivered: toTimes(row.delivery_timed, row.delivery_quantiles),
    promised,
    decided,
    late,
    lateShare: ratio(late, decided),
    lateInterval: wilson(late, decided),
    open: row.open,
    promiseUntold: row.promise_untold,
    promiseContradictory: row.promise_contradictory,
    contradictions: {
      untold: row.untold,
      shippedPreparing: row.shipped_preparing,
      earlyDelivery: row.early_delivery,
      backwards: row.backwards,
      any: row.contradictory,
    },
  }
}

/** Orders that were cancelled, refunded or returned: nothing of them is to come. */
export function countCalledOff({ cancelled = 0, refunded = 0, returned = 0 }: FulfilmentCounts): number {
  return cancelled + refunded + returned
}

function toTimes(orders: number, quantiles: readonly number[] | null): OrderTimes {
  return {
    orders,
    median: toMedianOfQuantiles(quantiles, orders),
    p90Seconds: quantiles && orders > 0 ? readQuantile(quantiles, 0.9) : null,
  }
}
