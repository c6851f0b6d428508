import { CONTRADICTIONS, type Contradiction, type PromiseState } from '@/lib/orders/order-state'
import { type Column, type ReportTable, toColumns, toReportTable } from '../report-table'

/** An order as it was known. Moments are ISO 8601; null where there is none, or none was known. */
export type OrderLine = Readonly<{
  userId: string
  id: string
  status: string | null
  service: string | null
  checkedOutAt: string
  shippedAt: string | null
  deliveredAt: string | null
  promisedFor: string | null
  promise: PromiseState | null
  /** Pieces that came back, as is stored now. */
  returnedPieces: number
  contradictions: readonly Contradiction[]
  /** What was to be paid, and in which currency; null where nobody said. */
  orderTotal: number | null
  currency: string | null
  /** What had come back of it by currency, its own first; without an amount where only that it did was said. */
  refunds: readonly Readonly<{ currency: string | null; amount: number | null }>[]
}>

export type OrdersResult = Readonly<{ orders: readonly OrderLine[]; matching: number }>

type OrderMoment = 'checkedOutAt' | 'shippedAt' | 'deliveredAt' | 'promisedFor'

/** One row an order as it was known; `matching` is how many there are in all. */
export type OrderRow = Omit<OrderLine, OrderMoment> &
  Readonly<Record<OrderMoment, Date | null> & { checkedOutAt: Date; matching: number }>

export function toOrdersResult(rows: readonly OrderRow[]): OrdersResult {
  return { orders: rows.map(toLine), matching: rows[0]?.matching ?? 0 }
}

function toLine({
  matching: _,
  checkedOutAt,
  shippedAt,
  deliveredAt,
  promisedFor,
  ...order
}: OrderRow): OrderLine {
  return {
    ...order,
    checkedOutAt: checkedOutAt.toISOString(),
    shippedAt: shippedAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    promisedFor: promisedFor?.toISOString() ?? null,
  }
}

const COLUMNS: readonly Column<OrderLine>[] = [
  { name: 'order_id', kind: 'text', value: (row) => row.id },
  ...toColumns<OrderLine>('text', 'userId', 'status'),
  { name: 'shipping_service', kind: 'text', value: (row) => row.service },
  ...toColumns<OrderLine>('text', 'checkedOutAt', 'shippedAt', 'promisedFor', 'deliveredAt', 'promise'),
  ...toColumns<OrderLine>('count', 'returnedPieces'),
  {
    name: 'cannot_be',
    kind: 'text',
    value: (row) => row.contradictions.map((name) => CONTRADICTIONS[name]).join('; ') || null,
  },
  ...toColumns<OrderLine>('amount', 'orderTotal'),
  { name: 'refunded', kind: 'amount', value: (row) => refundedOf(row)?.amount ?? null },
  {
    name: 'refunded_in_other_currencies',
    kind: 'text',
    value: (row) =>
      row.refunds
        .filter((refund) => refund !== refundedOf(row))
        .map(({ amount, currency }) => `${amount ?? '?'} ${currency ?? 'without a currency'}`)
        .join('; ') || null,
  },
  ...toColumns<OrderLine>('text', 'currency'),
]

/** What came back in the order's own currency. */
function refundedOf({ refunds, currency }: OrderLine) {
  return refunds.find((refund) => refund.currency === currency)
}

/** A row an order; moments are ISO 8601. */
export function toOrdersTable({ orders }: Pick<OrdersResult, 'orders'>): ReportTable {
  return toReportTable(COLUMNS, orders)
}
