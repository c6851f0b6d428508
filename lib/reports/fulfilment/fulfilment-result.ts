import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Median } from '@/lib/stats/changes/compare-medians'
import { readQuantile, toMedianOfQuantiles } from '@/lib/stats/median-of-quantiles'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { listFilled, nextGrain } from '@/lib/time/grain'
import { isAnythingKnown, type KnownThen, toKnownThen } from '../known-then'
import {
  type CountsRow,
  type KnownRow,
  NO_ORDERS,
  type OrdersBucketRow,
  type ServiceRow,
} from './fulfilment-sql'

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
  const lines = rows.map(({ is_whole: isWhole, shipping_service: service, ...row }) => {
    return { isWhole, service, counts: toCounts(row) }
  })
  const whole = lines.find(({ isWhole }) => isWhole)?.counts ?? toCounts(NO_ORDERS)
  return {
    query,
    known,
    all: isAnythingKnown(known) ? whole : null,
    services: lines.flatMap(({ isWhole, service, counts }) => (isWhole ? [] : { service, ...counts })),
  }
}

/**
 * Every bucket from the first with orders to the last that had begun; those between without any are there with zeros,
 * unless there are too many (`listFilled`).
 */
export function toFulfilmentTrend(
  query: ReportQuery,
  known: OrdersKnown,
  rows: readonly OrdersBucketRow[],
  { asOf, today }: Pick<Knowledge, 'asOf' | 'today'>,
): FulfilmentTrend {
  const { grain } = query
  const end = asOf !== null && asOf < today ? addDays(asOf, 1) : today
  const byStart = new Map(rows.filter(({ start }) => start <= end).map((row) => [row.start, row]))
  const held = [...byStart.keys()]
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return { query, known, points: [] }
  const starts = listFilled({ from: first, to: nextGrain(last, grain) }, query, held)
  const points = starts.map((start) => ({
    start,
    ...toCounts(byStart.get(start) ?? NO_ORDERS),
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

function toCounts(row: CountsRow): FulfilmentCounts {
  const { shipTimed, shipQuantiles, deliveryTimed, deliveryQuantiles, ...counted } = row
  const { untold, shippedPreparing, earlyDelivery, backwards, contradictory, ...counts } = counted
  const { orders, preparing, shipped, cancelled, refunded, returned, late, decided } = counts
  return {
    ...counts,
    otherwise: orders - preparing - shipped - cancelled - refunded - returned,
    toShipped: toTimes(shipTimed, shipQuantiles),
    toDelivered: toTimes(deliveryTimed, deliveryQuantiles),
    lateShare: ratio(late, decided),
    lateInterval: wilson(late, decided),
    contradictions: { untold, shippedPreparing, earlyDelivery, backwards, any: contradictory },
  }
}

function toTimes(orders: number, quantiles: readonly (number | null)[] | null): OrderTimes {
  return {
    orders,
    median: toMedianOfQuantiles(quantiles, orders),
    p90Seconds: quantiles && orders > 0 ? readQuantile(quantiles, 0.9) : null,
  }
}
