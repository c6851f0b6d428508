import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { heldAtSql, momentSql, onDaysSql } from '@/lib/sql/known-sql'
import { isOfShop, isProductSql } from '@/lib/sql/product-sql'
import { Prisma } from '@/prisma/generated/client'

/** True for an order that says two things which cannot both be. */
export const IS_CONTRADICTORY = Prisma.sql`(is_untold or is_shipped_preparing or is_early_delivery or is_backwards)`

/** Whose the order of a version is now; of one that is no longer there, whose it was. */
const OWNER = Prisma.sql`coalesce(
          (select "order".user_id from "order" where "order".id = order_snapshot.id), order_snapshot.user_id)`

/**
 * `with judged as (...)`: the orders that were checked out on the days of the question, as they were known, one row each:
 * the columns of the snapshot, then what follows from them. Of times only those are known that were over, and of
 * shipments only those that had been stored. Shipments and items are stored under whose the order is now (owner_id).
 */
export function judgedOrdersSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    with known as ( -- an order, as it was known
      select user_id, id, shipping_service, status, created_at, estimated_delivery_at, moment.at,
        case when delivered_at <= moment.at then delivered_at end as delivered_at,
        ${OWNER} as owner_id
      from order_snapshot
      cross join (select ${momentSql(knowledge)} as at) as moment
      where ${heldAtSql(Prisma.sql`order_snapshot`, Prisma.sql`moment.at`)}
        and created_at is not null
        and ${onDaysSql(Prisma.sql`created_at`, query.range, knowledge.timeZone)}
        and ${holdsProductSql(query, knowledge)}
    ),
    shipment as ( -- an order that was known to be shipped, with the first time
      select known.id, min(event.occurred_at) as shipped_at
      from known
      join event on event.order_id = known.id and event.user_id = known.owner_id
      where event.type = 'package_shipped'
        and event.occurred_at <= known.at
        and event.received_at <= known.at
      group by known.id
    ),
    timed as ( -- an order with its times, and where it contradicts itself; untold: it arrived nobody knows when
      select known.*, shipped_at,
        date_part('epoch', shipped_at - created_at) as ship_seconds,
        date_part('epoch', delivered_at - created_at) as delivery_seconds,
        status is not distinct from 'delivered' and delivered_at is null as is_untold,
        coalesce(status = 'preparing' and shipped_at is not null, false) as is_shipped_preparing,
        delivered_at is not null and status is distinct from 'delivered' as is_early_delivery,
        coalesce(shipped_at < created_at, false) or coalesce(delivered_at < created_at, false)
          or coalesce(delivered_at < shipped_at, false) as is_backwards
      from known
      left join shipment using (id)
    ),
    promised as ( -- an order with whether it was promised for a time; of what cannot be nothing more is said than that
      select *,
        estimated_delivery_at is not null as is_promised,
        estimated_delivery_at is not null and is_untold as is_promise_untold,
        estimated_delivery_at is not null and not is_untold and ${IS_CONTRADICTORY} as is_promise_contradictory,
        estimated_delivery_at is not null and not ${IS_CONTRADICTORY} as is_promise_judged
      from timed
    ),
    judged as ( -- an order with what is decided of its promise
      select *,
        is_promise_judged and (delivered_at is not null or estimated_delivery_at < at) as is_decided,
        is_promise_judged
          and coalesce(delivered_at > estimated_delivery_at, estimated_delivery_at < at) as is_late,
        is_promise_judged and delivered_at is null and estimated_delivery_at >= at as is_open
      from promised
    )`
}

/** Items are as they are stored now: of them there is no history. */
function holdsProductSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  if (isOfShop(query)) return Prisma.sql`true`
  const { product, category } = query
  const ofProduct =
    product === null ? Prisma.sql`true` : isProductSql(Prisma.sql`order_item.product_id`, product)
  const ofCategory = category === null ? Prisma.sql`true` : wasOfSql(category, knowledge)
  return Prisma.sql`exists (
          select from order_item
          where order_item.order_id = order_snapshot.id
            and order_item.user_id = ${OWNER}
            and ${ofProduct}
            and ${ofCategory}
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
