import { ratio } from '@/lib/stats/ratio'
import { tellApart } from '../label-lines'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import { FEWEST_DAYS, type WorthLine, type WorthResult } from './worth-result'

const COLUMNS: readonly Column<WorthLine>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  { name: 'category', kind: 'text', value: (row) => row.category },
  { name: 'step', kind: 'text', value: (row) => row.step },
  { name: 'entrants_per_quarter', kind: 'number', value: (row) => row.entrants },
  { name: 'rate', kind: 'share', value: (row) => ratio(row.part, row.whole) },
  { name: 'shrunk_rate', kind: 'share', value: (row) => row.shrunk.share },
  { name: 'p75', kind: 'share', value: (row) => row.toReach.share },
  { name: 'orders_per_point', kind: 'number', value: (row) => row.perPoint.orders.value },
  { name: 'revenue_per_point', kind: 'number', value: (row) => row.perPoint.revenue?.value ?? null },
  { name: 'orders_to_p75', kind: 'number', value: (row) => row.toTarget.orders.value },
  { name: 'orders_to_p75_low', kind: 'number', value: (row) => row.toTarget.orders.interval.low },
  { name: 'orders_to_p75_high', kind: 'number', value: (row) => row.toTarget.orders.interval.high },
  { name: 'revenue_to_p75', kind: 'number', value: (row) => row.toTarget.revenue?.value ?? null },
  { name: 'revenue_to_p75_low', kind: 'number', value: (row) => row.toTarget.revenue?.interval.low ?? null },
  {
    name: 'revenue_to_p75_high',
    kind: 'number',
    value: (row) => row.toTarget.revenue?.interval.high ?? null,
  },
]

const JSON_COLUMNS: readonly Column<WorthLine>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
  { name: 'orders_per_point_low', kind: 'number', value: (row) => row.perPoint.orders.interval.low },
  { name: 'orders_per_point_high', kind: 'number', value: (row) => row.perPoint.orders.interval.high },
  { name: 'orders_to_p75_cautious', kind: 'number', value: (row) => row.toTarget.orders.cautious },
  { name: 'revenue_to_p75_cautious', kind: 'number', value: (row) => row.toTarget.revenue?.cautious ?? null },
  { name: 'p75_of_category', kind: 'text', value: (row) => row.toReach.category },
  { name: 'p75_of_products', kind: 'count', value: (row) => row.toReach.products },
]

/**
 * A row a product and step, by what reaching the 75th percentile would bring in revenue, most first. Of fewer days than
 * tell of a quarter there are no rows. `p75_of_category` is null where the percentile is that of the whole shop.
 */
export function toWorthAnswer({ query, days, lines }: WorthResult): ReportAnswer {
  const counted = { counted_from: query.range?.from ?? null, counted_to: query.range?.to ?? null }
  return {
    table: toReportTable(COLUMNS, tellApart(lines)),
    json: { ...counted, days, fewest_days: FEWEST_DAYS, rows: toRecords(toReportTable(JSON_COLUMNS, lines)) },
  }
}
