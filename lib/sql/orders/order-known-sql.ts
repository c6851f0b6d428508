import { Prisma } from '@/prisma/generated/client'
import { dayOfSql } from '../day-sql'
import { heldAtSql } from '../known-sql'
import { JUDGED } from './order-judged-sql'
import { MARKS } from './order-marks-sql'
import { orderStatusSql } from './order-status-sql'

/** So that all that is stored is known: the moment of what is kept. */
export const AT_LAST = Prisma.sql`'infinity'::timestamptz`

/** Which orders as known at which moment: true of a row of order_snapshot, and where the time of the first shipment known then comes from. */
type Known = Readonly<{
  isAsked: Prisma.Sql
  moment: Prisma.Sql
  timeZone: string
  shipped: Readonly<{ column: Prisma.Sql; join: Prisma.Sql }>
}>

/**
 * `known as (...), ..., marked as (...)`: rows (order_id, known_on, service, marks, to_shipped, to_delivered, decided_at, is_overdue): an order
 * that was known, by the version that held. Of times only those are known that were over. `decided_at`: when its delivery or its promise is
 * over; `is_overdue`: by a promise alone, that nobody kept. Shipments are its order's, whoever it is of.
 */
export function markedSql({ isAsked, moment, timeZone, shipped }: Known): Prisma.Sql {
  const microseconds = (to: Prisma.Sql) =>
    Prisma.sql`round(extract(epoch from ${to} - created_at) * 1000000)::bigint`
  return Prisma.sql`known as ( -- an order, as it was known
      select order_snapshot.id, order_snapshot.shipping_service, ${orderStatusSql(Prisma.sql`order_snapshot.status`)} as stood,
        order_snapshot.created_at, order_snapshot.estimated_delivery_at, ${moment} as at,
        case when order_snapshot.delivered_at <= ${moment} then order_snapshot.delivered_at end as delivered_at,
        ${shipped.column} as shipped_at
      from order_snapshot
      ${shipped.join}
      where ${isAsked}
        and ${heldAtSql(Prisma.sql`order_snapshot`, moment)}
        and order_snapshot.created_at is not null
      offset 0
    ),
    ${JUDGED},
    marked as ( -- an order that was known, with its marks
      select id as order_id, ${dayOfSql(Prisma.sql`created_at`, timeZone)} as known_on, shipping_service as service, ${MARKS} as marks,
        case when ship_seconds >= 0 then ${microseconds(Prisma.sql`shipped_at`)} end as to_shipped,
        case when delivery_seconds >= 0 then ${microseconds(Prisma.sql`delivered_at`)} end as to_delivered,
        coalesce(delivered_at, case when is_promise_judged then estimated_delivery_at + interval '1 microsecond' end) as decided_at,
        is_promise_judged and delivered_at is null as is_overdue
      from judged
    )`
}

/** Rows of order_category: a product that was in no snapshot yet is of the category that it has today. */
export function categoriesSql(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
        select product.id as product_id, product.category,
          case when version.id is null then product.category else version.category end as known_category
        from product
        left join (
          select distinct on (id) id, category
          from product_snapshot
          where dbt_valid_from <= ${moment}
          order by id, dbt_valid_from desc
        ) as version using (id)`
}
