import type { Scope } from '@/lib/query/scope'
import { Prisma } from '@/prisma/generated/client'
import { inScopeSql, isOfShop } from '../scope-sql'

/** True for a row of "order" that holds a product which the question is of, as its items are stored; always true for all of the shop. */
export function orderInScopeSql(scope: Scope): Prisma.Sql {
  if (isOfShop(scope)) return Prisma.sql`true`
  return Prisma.sql`exists (
          select 1
          from order_item
          where order_item.user_id = "order".user_id
            and order_item.order_id = "order".id
            and (order_item.quantity > 0 or order_item.returned > 0)
            and ${inScopeSql(Prisma.sql`order_item.product_id`, scope)}
        )`
}
