import { CALLED_OFF } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { onDaysSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { isCalledOffSql, isStatusSql, orderStatusSql } from '@/lib/sql/order-status-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { isShipmentSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** True for an order that says two things which cannot both be. */
export const IS_CONTRADICTORY = Prisma.sql`(is_untold or is_shipped_preparing or is_early_delivery or is_backwards)`

const STOOD = Prisma.sql`stood`

const IS_PROMISED = Prisma.sql`(estimated_delivery_at is not null and not is_called_off)`

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
        ${OWNER} as owner_id
      from order_snapshot
      cross join (select ${momentSql(knowledge)} as at) as moment
      left join "order" on "order".id = order_snapshot.id
      where ${heldAtSql(Prisma.sql`order_snapshot`, Prisma.sql`moment.at`)}
        and order_snapshot.created_at is not null
        and ${onDaysSql(Prisma.sql`order_snapshot.created_at`, query.range, knowledge.timeZone)}
        and ${holdsProductSql(query, knowledge)}
    ),
    shipment as ( -- an order that was known to be shipped, with the first time
      select order_id, user_id, min(occurred_at) as shipped_at
      from event
      where order_id is not null
        and ${isShipmentSql()}
        and occurred_at <= ${momentSql(knowledge)}
        and received_at <= ${momentSql(knowledge)}
      group by order_id, user_id
    ),
    timed as ( -- an order with its times, and where it contradicts itself; untold: it arrived nobody knows when
      select known.*, shipped_at,
        date_part('epoch', shipped_at - created_at) as ship_seconds,
        date_part('epoch', delivered_at - created_at) as delivery_seconds,
        ${isCalledOffSql(STOOD)} as is_called_off,
        ${isStatusSql(STOOD, 'delivered')} and delivered_at is null as is_untold,
        ${isStatusSql(STOOD, 'preparing')} and shipped_at is not null as is_shipped_preparing,
        delivered_at is not null and not ${isStatusSql(STOOD, 'delivered', ...CALLED_OFF)} as is_early_delivery,
        coalesce(shipped_at < created_at, false) or coalesce(delivered_at < created_at, false)
          or coalesce(delivered_at < shipped_at, false) as is_backwards
      from known
      left join shipment on shipment.order_id = known.id and shipment.user_id = known.owner_id
    ),
    promised as ( -- an order with whether it was promised for a time; of what cannot be nothing more is said than that
      select *,
        ${IS_PROMISED} as is_promised,
        ${IS_PROMISED} and is_untold as is_promise_untold,
        ${IS_PROMISED} and not is_untold and ${IS_CONTRADICTORY} as is_promise_contradictory,
        ${IS_PROMISED} and not ${IS_CONTRADICTORY} as is_promise_judged
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
