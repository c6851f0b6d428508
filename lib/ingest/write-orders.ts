import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { NewOrder } from './new-row'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

/** Stores orders; one that is there already takes the new values, and one that was gone is back. */
export function writeOrders(tx: DbOrTransaction, orders: readonly NewOrder[]): Promise<WriteResult> {
  return writeInBatches(orders, (batch) =>
    tx.$executeRaw(writeOrdersSql(lastOfEach(batch, (order) => JSON.stringify([order.userId, order.id])))),
  )
}

function writeOrdersSql(orders: readonly NewOrder[]): Prisma.Sql {
  return Prisma.sql`
    insert into "order" (user_id, id, promo_id, address_id, created_at, order_cost, shipping_cost, order_total,
      tracking_id, shipping_service, estimated_delivery_at, delivered_at, status, updated_at)
    select *
    from unnest(
      ${orders.map((order) => order.userId)}::text[],
      ${orders.map((order) => order.id)}::text[],
      ${orders.map((order) => order.promoId)}::text[],
      ${orders.map((order) => order.addressId)}::text[],
      ${orders.map((order) => order.createdAt?.toISOString() ?? null)}::timestamptz[],
      ${orders.map((order) => toText(order.orderCost))}::numeric[],
      ${orders.map((order) => toText(order.shippingCost))}::numeric[],
      ${orders.map((order) => toText(order.orderTotal))}::numeric[],
      ${orders.map((order) => order.trackingId)}::text[],
      ${orders.map((order) => order.shippingService)}::text[],
      ${orders.map((order) => order.estimatedDeliveryAt?.toISOString() ?? null)}::timestamptz[],
      ${orders.map((order) => order.deliveredAt?.toISOString() ?? null)}::timestamptz[],
      ${orders.map((order) => order.status)}::text[],
      ${orders.map((order) => order.updatedAt?.toISOString() ?? null)}::timestamptz[]
    )
    on conflict (user_id, id) do update
    set (promo_id, address_id, created_at, order_cost, shipping_cost, order_total, tracking_id, shipping_service,
        estimated_delivery_at, delivered_at, status, updated_at, gone_at)
      = (excluded.promo_id, excluded.address_id, excluded.created_at, excluded.order_cost, excluded.shipping_cost,
        excluded.order_total, excluded.tracking_id, excluded.shipping_service, excluded.estimated_delivery_at,
        excluded.delivered_at, excluded.status, excluded.updated_at, null)
    where "order" is distinct from excluded`
}

/** Numbers travel as text, so that PostgreSQL's decimals take them as they are written. */
function toText(value: number | null): string | null {
  return value === null ? null : String(value)
}
