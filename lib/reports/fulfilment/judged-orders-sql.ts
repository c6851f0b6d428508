import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { onDaysSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { JUDGED } from '@/lib/sql/order-judged-sql'
import { orderStatusSql } from '@/lib/sql/order-status-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { isShipmentSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** Whose the order of a version is now; of one that is no longer there, whose it was. */
const OWNER = Prisma.sql`coalesce("order".user_id, order_snapshot.user_id)`

/**
 * `with judged as (...)`: the orders that were checked out on the days of the question, as they were known, one row each:
 * the columns of the snapshot, then what follows from them. Of times only those are known that were over, and of
 * shipments only those that had been stored. `stood` is the OrderStatus that `status` says. An order that was called off
 * breaks no promise: it counts as promised nothing. Shipments and items are stored under whose the order is now (owner_id).
 */
export function judgedOrdersSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    with known as ( -- an order, as it was known
      select order_snapshot.user_id, order_snapshot.id, order_snapshot.shipping_service, order_snapshot.status,
        ${orderStatusSql(Prisma.sql`order_snapshot.status`)} as stood, order_snapshot.created_at, order_snapshot.order_total,
        order_snapshot.estimated_delivery_at, moment.at,
        case when order_snapshot.delivered_at <= moment.at then order_snapshot.delivered_at end as delivered_at,
        (
          select min(occurred_at)
          from event
          where event.order_id = order_snapshot.id and ${isShipmentSql()} and occurred_at <= moment.at and received_at <= moment.at
        ) as shipped_at
      from order_snapshot
      cross join (select ${momentSql(knowledge)} as at) as moment
      left join "order" on "order".id = order_snapshot.id
      where ${heldAtSql(Prisma.sql`order_snapshot`, Prisma.sql`moment.at`)}
        and order_snapshot.created_at is not null
        and ${onDaysSql(Prisma.sql`order_snapshot.created_at`, query.range, knowledge.timeZone)}
        and ${holdsProductSql(query, knowledge)}
      offset 0
    ),
    ${JUDGED}`
}

/** Items are as they are stored now: of them there is no history. */
function holdsProductSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  if (isOfShop(query.scope)) return Prisma.sql`true`
  return Prisma.sql`exists (
          select 1
          from order_item
          where order_item.order_id = order_snapshot.id
            and order_item.user_id = ${OWNER}
            and (order_item.quantity > 0 or order_item.returned > 0)
            and ${inScopeSql(Prisma.sql`order_item.product_id`, query.scope, {
              category: (name) => wasOfSql(name, knowledge),
            })}
        )`
}

/** The category that a product had then; one that was in no snapshot yet has that of today. Asked once, not per order. */
function wasOfSql(category: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`order_item.product_id in (
              select product.id
              from product
              left join lateral (
                select category, true as is_known
                from product_snapshot
                where product_snapshot.id = product.id and dbt_valid_from <= ${momentSql(knowledge)}
                order by dbt_valid_from desc
                limit 1
              ) as version on true
              where case when is_known then version.category else product.category end = ${category}
            )`
}
