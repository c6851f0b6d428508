import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type {
  FulfilmentCounts,
  FulfilmentPoint,
  FulfilmentResult,
  FulfilmentTrend,
  OrdersKnown,
  OrderTimes,
} from './fulfilment-result'

type Line = FulfilmentCounts & Readonly<{ part: 'all' | 'service'; service: string | null }>

const COUNTS: readonly Column<FulfilmentCounts>[] = [
  { name: 'orders', kind: 'count', value: (row) => row.orders },
  { name: 'preparing', kind: 'count', value: (row) => row.preparing },
  { name: 'shipped', kind: 'count', value: (row) => row.shipped },
  { name: 'delivered', kind: 'count', value: (row) => row.delivered },
  { name: 'cancelled', kind: 'count', value: (row) => row.cancelled ?? null },
  { name: 'refunded', kind: 'count', value: (row) => row.refunded ?? null },
  { name: 'returned', kind: 'count', value: (row) => row.returned ?? null },
  ...timesColumns('to_shipped', (row) => row.toShipped),
  ...timesColumns('to_delivered', (row) => row.toDelivered),
  { name: 'promised', kind: 'count', value: (row) => row.promised },
  { name: 'decided', kind: 'count', value: (row) => row.decided },
  { name: 'late', kind: 'count', value: (row) => row.late },
  { name: 'late_share', kind: 'share', value: (row) => row.lateShare },
  { name: 'late_low', kind: 'share', value: (row) => row.lateInterval?.low ?? null },
  { name: 'late_high', kind: 'share', value: (row) => row.lateInterval?.high ?? null },
  { name: 'open', kind: 'count', value: (row) => row.open },
  { name: 'cannot_be', kind: 'count', value: (row) => row.contradictions.any },
]

const COLUMNS: readonly Column<Line>[] = [
  { name: 'part', kind: 'text', value: (row) => row.part },
  { name: 'shipping_service', kind: 'text', value: (row) => row.service },
  ...COUNTS,
]

const TREND_COLUMNS: readonly Column<FulfilmentPoint>[] = [
  { name: 'start', kind: 'day', value: (row) => row.start },
  ...COUNTS,
]

/** All orders, then a row a service; those without one have none there. No rows where nothing was known yet. */
export function toFulfilmentAnswer({ all, services, known }: FulfilmentResult): ReportAnswer {
  const lines: readonly Line[] = all
    ? [
        { part: 'all', service: null, ...all },
        ...services.map((line) => ({ part: 'service' as const, ...line })),
      ]
    : []
  const table = toReportTable(COLUMNS, lines)
  const records = toRecords(table)
  const rows = lines.map((line, index) => ({ ...records[index], ...toContradictions(line) }))
  return { table, json: { ...toKnownJson(known), rows } }
}

/** A row a bucket of the days on which orders were checked out. */
export function toFulfilmentTrendAnswer({ query, known, points }: FulfilmentTrend): ReportAnswer {
  const table = toReportTable(TREND_COLUMNS, points)
  const records = toRecords(table)
  const rows = points.map((point, index) => ({
    ...records[index],
    ...toContradictions(point),
    partial: point.partial,
  }))
  return { table, json: { ...toKnownJson(known), grain: query.grain, rows } }
}

function toKnownJson({ asOf, at, beginsAt, undated }: OrdersKnown) {
  return { as_of: asOf, known_at: at, snapshots_begin: beginsAt, undated }
}

function toContradictions(counts: FulfilmentCounts) {
  const { contradictions: found, promiseUntold, promiseContradictory = 0, otherwise } = counts
  return {
    other_status: otherwise,
    promised_delivered_without_time: promiseUntold,
    promised_but_cannot_be: promiseContradictory,
    delivered_without_time: found.untold,
    preparing_but_shipped: found.shippedPreparing,
    not_delivered_but_timed: found.earlyDelivery,
    times_backwards: found.backwards,
  }
}

function timesColumns(
  name: string,
  times: (row: FulfilmentCounts) => OrderTimes,
): Column<FulfilmentCounts>[] {
  return [
    { name: `${name}_timed`, kind: 'count', value: (row) => times(row).orders },
    { name: `${name}_median_seconds`, kind: 'seconds', value: (row) => times(row).median?.seconds ?? null },
    {
      name: `${name}_median_low_seconds`,
      kind: 'seconds',
      value: (row) => times(row).median?.interval.low ?? null,
    },
    {
      name: `${name}_median_high_seconds`,
      kind: 'seconds',
      value: (row) => times(row).median?.interval.high ?? null,
    },
    { name: `${name}_p90_seconds`, kind: 'seconds', value: (row) => times(row).p90Seconds },
  ]
}
