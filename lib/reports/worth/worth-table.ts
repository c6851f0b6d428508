import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { WorthLine, WorthResult } from './worth-result'

const COLUMNS: readonly Column<WorthLine>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  { name: 'category', kind: 'text', value: (row) => row.category },
  { name: 'step', kind: 'text', value: (row) => row.step },
  { name: 'entrants_per_quarter', kind: 'count', value: (row) => row.entrants },
  { name: 'part', kind: 'count', value: (row) => row.part },
  { name: 'whole', kind: 'count', value: (row) => row.whole },
  { name: 'rate_shrunk', kind: 'share', value: (row) => row.rate.share },
  { name: 'upper_quartile', kind: 'share', value: (row) => row.goal },
  { name: 'held_against', kind: 'text', value: (row) => row.heldAgainst },
  { name: 'orders_per_point', kind: 'number', value: (row) => row.onePoint.orders },
  { name: 'revenue_per_point', kind: 'number', value: (row) => row.onePoint.revenue },
  { name: 'orders_to_quartile', kind: 'number', value: (row) => row.toGoal.orders },
  { name: 'orders_to_quartile_low', kind: 'number', value: (row) => row.toGoal.interval.low },
  { name: 'orders_to_quartile_high', kind: 'number', value: (row) => row.toGoal.interval.high },
  { name: 'revenue_to_quartile', kind: 'number', value: (row) => row.toGoal.revenue },
  {
    name: 'revenue_to_quartile_low',
    kind: 'number',
    value: (row) => row.toGoal.revenueInterval?.low ?? null,
  },
  {
    name: 'revenue_to_quartile_high',
    kind: 'number',
    value: (row) => row.toGoal.revenueInterval?.high ?? null,
  },
]

/** A row a product and step, the most worth first; none where the range is too short to say anything of a quarter. */
export function toWorthAnswer({ days, lines }: WorthResult): ReportAnswer {
  const table = toReportTable(COLUMNS, lines ?? [])
  return { table, json: { days, too_short: lines === null, rows: toRecords(table) } }
}
