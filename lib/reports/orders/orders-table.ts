import { CONTRADICTIONS } from '@/lib/query/order-state'
import { type Column, type ReportTable, toReportTable } from '../report-table'
import type { OrderLine, OrdersResult } from './orders-result'

const COLUMNS: readonly Column<OrderLine>[] = [
  { name: 'order_id', kind: 'text', value: (row) => row.id },
  { name: 'user_id', kind: 'text', value: (row) => row.userId },
  { name: 'status', kind: 'text', value: (row) => row.status },
  { name: 'shipping_service', kind: 'text', value: (row) => row.service },
  { name: 'checked_out_at', kind: 'text', value: (row) => row.checkedOutAt },
  { name: 'shipped_at', kind: 'text', value: (row) => row.shippedAt },
  { name: 'promised_for', kind: 'text', value: (row) => row.promisedFor },
  { name: 'delivered_at', kind: 'text', value: (row) => row.deliveredAt },
  { name: 'promise', kind: 'text', value: (row) => row.promise },
  { name: 'returned_pieces', kind: 'count', value: (row) => row.returnedPieces },
  {
    name: 'cannot_be',
    kind: 'text',
    value: (row) => row.contradictions.map((name) => CONTRADICTIONS[name]).join('; ') || null,
  },
]

/** A row an order; moments are ISO 8601. */
export function toOrdersTable({ orders }: Pick<OrdersResult, 'orders'>): ReportTable {
  return toReportTable(COLUMNS, orders)
}
