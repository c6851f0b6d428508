import type { Contradiction, PromiseState } from '@/lib/query/order-state'
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
    contradictions: [
      ...(row.is_untold ? (['untold'] as const) : []),
      ...(row.is_shipped_preparing ? (['shipped-preparing'] as const) : []),
      ...(row.is_early_delivery ? (['early-delivery'] as const) : []),
      ...(row.is_backwards ? (['backwards'] as const) : []),
    ],
  }
}

function toPromise({ is_promised, is_untold, is_decided, is_late, is_open }: OrderRow): PromiseState | null {
  if (!is_promised) return null
  if (is_decided) return is_late ? 'late' : 'on-time'
  if (is_open) return 'open'
  return is_untold ? 'untold' : 'cannot-be'
}
