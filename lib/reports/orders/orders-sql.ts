import type { OrderSearch, OrderState } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { currencySql } from '@/lib/sql/currency-sql'
import { IS_CONTRADICTORY } from '@/lib/sql/orders/order-judged-sql'
import { IS_SO } from '@/lib/sql/orders/order-marks-sql'
import { escapeWildcards } from '@/lib/store/product-names'
import { Prisma } from '@/prisma/generated/client'
import { judgedOrdersSql } from './judged-orders-sql'

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
