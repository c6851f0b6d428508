import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { onDaysSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { JUDGED } from '@/lib/sql/orders/order-judged-sql'
import { categoriesSql } from '@/lib/sql/orders/order-known-sql'
import { orderStatusSql } from '@/lib/sql/orders/order-status-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { isShipmentSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** Of rows of order_snapshot: which orders of the question are looked at, and an order and a limit where only those of a page are judged. */
export type Judged = Readonly<{ isAsked: Prisma.Sql; part: Prisma.Sql }>

/**
 * `with version as (...), ..., judged as (...)`: the orders that were checked out on the days of the question, as they were known, one row each:
 * the columns of the snapshot, then what follows from them. Of times only those are known that were over, and of
 * shipments only those that had been stored. `stood` is the OrderStatus that `status` says. An order that was called off
 * breaks no promise: it counts as promised nothing. An order is told by its id, whoever it was of then and is of now.
 */
export function judgedOrdersSql(
  query: ReportQuery,
  knowledge: Knowledge,
  { isAsked, part }: Judged,
): Prisma.Sql {
  const moment = momentSql(knowledge)
  return Prisma.sql`
    with version as materialized ( -- a version that held
      select *
      from order_snapshot
      where ${heldAtSql(Prisma.sql`order_snapshot`, moment)}
        and created_at is not null
        and ${onDaysSql(Prisma.sql`created_at`, query.range, knowledge.timeZone)}
        and ${holdsProductSql(query, knowledge)}
        and ${isAsked}
    ),
    looked_at as materialized ( -- one that is judged
      select * from version ${part}
    ),
    shipped as materialized ( -- an order with its first shipment that was known then
      select order_id, min(occurred_at) as shipped_at
      from event
      where order_id in (select id from looked_at) and ${isShipmentSql()} and occurred_at <= ${moment} and received_at <= ${moment}
      group by order_id
    ),
    known as ( -- an order, as it was known
      select user_id, id, shipping_service, status, ${orderStatusSql(Prisma.sql`status`)} as stood, created_at, order_total,
        estimated_delivery_at, ${moment} as at, case when delivered_at <= ${moment} then delivered_at end as delivered_at, shipped_at
      from looked_at
      left join shipped on shipped.order_id = looked_at.id
      offset 0
    ),
    ${JUDGED}`
}

/** Items are as they are stored now: of them there is no history. */
function holdsProductSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  if (isOfShop(query.scope)) return Prisma.sql`true`
  return Prisma.sql`id in (
          select order_id
          from order_item
          where (quantity > 0 or returned > 0)
            and ${inScopeSql(Prisma.sql`order_item.product_id`, query.scope, {
              category: (name) => wasOfSql(name, knowledge),
            })}
        )`
}

/** The category that a product had then; one that was in no snapshot yet has that of today. Asked once, not per order. */
function wasOfSql(category: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`order_item.product_id in (
              select product_id
              from (${categoriesSql(momentSql(knowledge))}) as was
              where known_category = ${category}
            )`
}
