import { type Column, type ReportAnswer, sayGaps, toRecords, toReportTable } from '../report-table'
import type { TrendPoint, TrendResult } from './trend-result'

const COLUMNS: readonly Column<TrendPoint>[] = [
  { name: 'start', kind: 'day', value: (row) => row.start },
  { name: 'viewed', kind: 'count', value: (row) => row.viewed },
  { name: 'added_to_cart', kind: 'count', value: (row) => row.addedToCart },
  { name: 'checked_out', kind: 'count', value: (row) => row.checkedOut },
  { name: 'shipped', kind: 'count', value: (row) => row.shipped },
  { name: 'cart_per_view', kind: 'share', value: (row) => row.cartPerView },
  { name: 'checkout_per_cart', kind: 'share', value: (row) => row.checkoutPerCart },
  { name: 'checkout_per_view', kind: 'share', value: (row) => row.checkoutPerView },
]

export function toTrendAnswer(result: TrendResult): ReportAnswer {
  const table = toReportTable(COLUMNS, result.points)
  const records = toRecords(table)
  const rows = result.points.map((point, index) => ({ ...records[index], partial: point.partial }))
  const { grain } = result.query
  return { table, json: { grain, ...sayGaps(result.points, grain), rows } }
}
