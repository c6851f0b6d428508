import { CONTRADICTIONS } from '@/lib/orders/order-state'
import { type Column, type ReportTable, toColumns, toReportTable } from '../report-table'
import type { OrderLine, OrdersResult } from './orders-result'

const COLUMNS: readonly Column<OrderLine>[] = [
  { name: 'order_id', kind: 'text', value: (row) => row.id },
  { name: 'user_id', kind: 'text', value: (row) => row.userId },
  { name: 'status', kind: 'text', value: (row) => row.status },
  { name: 'shipping_service', kind: 'text', value: (row) => row.service },
  ...toColumns<OrderLine>('text', 'checkedOutAt', 'shippedAt', 'promisedFor', 'deliveredAt', 'promise'),
  ...toColumns<OrderLine>('count', 'returnedPieces'),
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
