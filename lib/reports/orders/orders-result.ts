import type { Contradiction, PromiseState } from '@/lib/orders/order-state'
import type { OrderRow } from './orders-sql'

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
}>

export type OrdersResult = Readonly<{ orders: readonly OrderLine[]; matching: number }>

export function toOrdersResult(rows: readonly OrderRow[]): OrdersResult {
  return { orders: rows.map(toLine), matching: rows[0]?.matching ?? 0 }
}

function toLine(row: OrderRow): OrderLine {
  return {
    userId: row.user_id,
    id: row.id,
    status: row.status,
    service: row.shipping_service,
    checkedOutAt: row.created_at.toISOString(),
    shippedAt: row.shipped_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    promisedFor: row.estimated_delivery_at?.toISOString() ?? null,
    promise: toPromise(row),
    returnedPieces: row.returned_pieces,
    contradictions: [
      ...(row.is_untold ? (['untold'] as const) : []),
      ...(row.is_shipped_preparing ? (['shipped-preparing'] as const) : []),
      ...(row.is_early_delivery ? (['early-delivery'] as const) : []),
      ...(row.is_backwards ? (['backwards'] as const) : []),
    ],
  }
}

function toPromise(row: OrderRow): PromiseState | null {
  if (row.is_called_off) return row.estimated_delivery_at === null ? null : 'called-off'
  if (!row.is_promised) return null
  if (row.is_decided) return row.is_late ? 'late' : 'on-time'
  if (row.is_open) return 'open'
  return row.is_untold ? 'untold' : 'cannot-be'
}
