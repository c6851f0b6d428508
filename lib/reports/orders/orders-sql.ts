import type { OrderSearch, OrderState } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { currencySql } from '@/lib/sql/currency-sql'
import { onDaysSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { IS_CONTRADICTORY, JUDGED } from '@/lib/sql/orders/order-judged-sql'
import { categoriesSql } from '@/lib/sql/orders/order-known-sql'
import { IS_SO } from '@/lib/sql/orders/order-marks-sql'
import { orderStatusSql } from '@/lib/sql/orders/order-status-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { isShipmentSql } from '@/lib/store/event-meanings'
import { escapeWildcards } from '@/lib/store/product-names'
import { Prisma } from '@/prisma/generated/client'

const IS_IN: Readonly<Record<OrderState, Prisma.Sql>> = { ...IS_SO, 'cannot-be': IS_CONTRADICTORY }

/** A `PromiseState`; null where nothing was promised. */
const PROMISE = Prisma.sql`case
        when is_called_off then case when estimated_delivery_at is not null then 'called-off' end
        when is_promised and is_decided then case when is_late then 'late' else 'on-time' end
        when is_promised then case when is_open then 'open' when is_untold then 'untold' else 'cannot-be' end
      end`

/** The names of what contradicts itself. */
const CONTRADICTIONS = Prisma.sql`array_remove(array[
        case when is_untold then 'untold' end,
        case when is_shipped_preparing then 'shipped-preparing' end,
        case when is_early_delivery then 'early-delivery' end,
        case when is_backwards then 'backwards' end
      ], null)`

/** `OrderRow`s, the latest checkout first; `currency`: what orders are in that do not say. */
export function ordersSql(
  query: ReportQuery,
  knowledge: Knowledge,
  { state, q }: Pick<OrderSearch, 'state' | 'q'>,
  { skip, take, currency }: Readonly<{ skip: number; take: number; currency: string | null }>,
): Prisma.Sql {
  const pattern = `%${escapeWildcards(q)}%`
  const isAsked = q === '' ? Prisma.sql`true` : Prisma.sql`(id ilike ${pattern} or user_id ilike ${pattern})`
  const part = Prisma.sql`order by created_at desc, user_id, id limit ${take} offset ${skip}`
  // Where a state is looked for all have to be judged, else those of the page.
  const page =
    state === null
      ? Prisma.sql`select *, (select count(*)::int from version) as matching from judged`
      : Prisma.sql`select *, count(*) over ()::int as matching from judged where ${IS_IN[state]} ${part}`
  return Prisma.sql`
    ${judgedOrdersSql(query, knowledge, { isAsked, part: state === null ? part : Prisma.empty })},
    page as materialized ( -- an order of the page
      ${page}
    ),
    said as materialized ( -- what amounts of an order that is stored are in
      select id, ${currencySql(Prisma.sql`currency`, currency)} as currency from "order" where id in (select id from page)
    ),
    piece as materialized ( -- an order with the pieces that came back
      select user_id, order_id, sum(returned)::float8 as returned
      from order_item
      where order_id in (select id from page)
      group by user_id, order_id
    ),
    refunded as materialized ( -- a refund of such an order
      select order_id, upper(currency) as currency, amount, refunded_at from refund where order_id in (select id from page)
    ),
    back as ( -- what had come back of an order in a currency
      select page.id, coalesce(refunded.currency, said.currency) as currency, said.currency as own, sum(amount)::float8 as amount
      from page
      join refunded on refunded.order_id = page.id and refunded_at <= page.at
      left join said on said.id = page.id
      group by 1, 2, 3
    ),
    came as ( -- the same of all currencies, its own first
      select id, jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by currency = own desc nulls last, currency) as refunds
      from back
      group by id
    )
    select page.user_id as "userId", page.id, status, shipping_service as service, created_at as "checkedOutAt",
      shipped_at as "shippedAt", delivered_at as "deliveredAt", estimated_delivery_at as "promisedFor",
      ${PROMISE} as promise, coalesce(piece.returned, 0) as "returnedPieces",
      ${CONTRADICTIONS} as contradictions,
      order_total::float8 as "orderTotal", said.currency, coalesce(came.refunds, '[]') as refunds, matching
    from page
    left join said on said.id = page.id
    left join piece on piece.user_id = page.user_id and piece.order_id = page.id
    left join came on came.id = page.id
    order by created_at desc, page.user_id, page.id`
}

/** Of rows of order_snapshot: which orders of the question are looked at, and an order and a limit where only those of a page are judged. */
type Judged = Readonly<{ isAsked: Prisma.Sql; part: Prisma.Sql }>

/**
 * `with version as (...), ..., judged as (...)`: the orders that were checked out on the days of the question, as they were known, one row each:
 * the columns of the snapshot, then what follows from them. Of times only those are known that were over, and of
 * shipments only those that had been stored. `stood` is the OrderStatus that `status` says. An order that was called off
 * breaks no promise: it counts as promised nothing. An order is told by its id, whoever it was of then and is of now.
 */
function judgedOrdersSql(query: ReportQuery, knowledge: Knowledge, { isAsked, part }: Judged): Prisma.Sql {
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
