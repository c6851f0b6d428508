import { Prisma } from '@/prisma/generated/client'

/** One row a product with a price: what an order with it holds of it, in money; its order items and the price. */
export type OrderValueRow = Readonly<{ id: string; value: number; orders: number }>

/**
 * The mean value of a product in an order that holds it: quantity times price, over all orders; where nobody ordered it
 * the price. The price is the one it has now, because the shop's files keep no other.
 */
export function orderValuesSql(): Prisma.Sql {
  return Prisma.sql`
    with ordered as ( -- a product with the number of its orders and of its pieces in them
      select product_id, count(*) as orders, sum(quantity) as pieces
      from order_item
      group by product_id
    )
    select id, (price * coalesce(pieces / orders, 1))::float8 as value, coalesce(orders, 0)::int as orders
    from product
    left join ordered on ordered.product_id = product.id
    where price is not null`
}
