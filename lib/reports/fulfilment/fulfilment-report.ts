import { toKnowledge } from '@/lib/query/knowledge'
import { defineReport, OF_KNOWN } from '../report'
import { type Column, sayGaps, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { toDrawnGrain } from '../to-drawn-grain'
import type {
  FulfilmentCounts,
  FulfilmentPoint,
  FulfilmentResult,
  OrdersKnown,
  OrderTimes,
} from './fulfilment-result'
import { runFulfilment, runFulfilmentTrend } from './run-fulfilment'

type Line = FulfilmentCounts & Readonly<{ part: 'all' | 'service'; service: string | null }>

const COUNTS: readonly Column<FulfilmentCounts>[] = [
  ...toColumns<FulfilmentCounts>('count', 'orders', 'preparing', 'shipped', 'delivered'),
  ...toColumns<FulfilmentCounts>('count', 'cancelled', 'refunded', 'returned'),
  ...timesColumns('to_shipped', (row) => row.toShipped),
  ...timesColumns('to_delivered', (row) => row.toDelivered),
  ...toColumns<FulfilmentCounts>('count', 'promised', 'decided', 'late'),
  ...toColumns<FulfilmentCounts>('share', 'lateShare'),
  ...toEnds<FulfilmentCounts>('late', 'share', (row) => row.lateInterval),
  ...toColumns<FulfilmentCounts>('count', 'open'),
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

const BOTH = {
  reads: [
    'event',
    'event_meaning',
    'order_day',
    'order_item',
    'order_snapshot',
    'order_standing',
    'order_time',
    'product',
    'product_snapshot',
  ],
  ofNow: true,
  tellsOf: 'orders',
  counted: {
    what: 'Orders, by the day of their checkout',
    note: 'A range selects orders by the day of their checkout. Times count from there; late is against what was promised.',
  },
} as const

/** All orders, then a row a service; those without one have none there. No rows where nothing was known yet. */
export const FULFILMENT = defineReport({
  ...BOTH,
  name: 'fulfilment',
  title: 'From checkout to delivery',
  question: 'How long do orders take from checkout to delivery, and how many are late?',
  takes: OF_KNOWN,
  run: (db, asked) => runFulfilment(db, asked.query, toKnowledge(asked)),
  toTable: (result) => toReportTable(COLUMNS, toLines(result)),
  toJson: (result) => {
    const lines = toLines(result)
    const records = toRecords(toReportTable(COLUMNS, lines))
    const rows = lines.map((line, index) => ({ ...records[index], ...toContradictions(line) }))
    return { ...toKnownJson(result.known), rows }
  },
})

/** A row a bucket of the days on which orders were checked out; by week unless another grain was asked for. */
export const FULFILMENT_TREND = defineReport({
  ...BOTH,
  name: 'fulfilment-trend',
  title: 'From checkout to delivery, over time',
  question: 'How does the way from checkout to delivery move over time?',
  takes: [...OF_KNOWN, 'grain', 'mostDrawn'],
  run: async (db, asked) => {
    const knowledge = toKnowledge(asked)
    const query = { ...asked.query, grain: asked.grain ?? 'week' }
    const trend = await runFulfilmentTrend(db, query, knowledge)
    const grain = toDrawnGrain(trend, asked)
    return grain === query.grain ? trend : runFulfilmentTrend(db, { ...query, grain }, knowledge)
  },
  toTable: ({ points }) => toReportTable(TREND_COLUMNS, points),
  toJson: ({ query: { grain }, known, points }) => {
    const records = toRecords(toReportTable(TREND_COLUMNS, points))
    const rows = points.map((point, index) => ({
      ...records[index],
      ...toContradictions(point),
      partial: point.partial,
    }))
    return { ...toKnownJson(known), grain, ...sayGaps(points, grain), rows }
  },
})

function toLines({ all, services }: FulfilmentResult): readonly Line[] {
  if (!all) return []
  return [
    { part: 'all', service: null, ...all },
    ...services.map((line) => ({ part: 'service' as const, ...line })),
  ]
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
  const inSeconds = (
    what: string,
    of: (one: OrderTimes) => number | null | undefined,
  ): Column<FulfilmentCounts> => ({
    name: `${name}_${what}_seconds`,
    kind: 'seconds',
    value: (row) => of(times(row)) ?? null,
  })
  return [
    { name: `${name}_timed`, kind: 'count', value: (row) => times(row).orders },
    inSeconds('median', ({ median }) => median?.seconds),
    inSeconds('median_low', ({ median }) => median?.interval.low),
    inSeconds('median_high', ({ median }) => median?.interval.high),
    inSeconds('p90', ({ p90Seconds }) => p90Seconds),
  ]
}
