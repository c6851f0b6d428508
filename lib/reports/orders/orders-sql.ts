import type { OrderSearch, OrderState } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { currencySql } from '@/lib/sql/currency-sql'
import { IS_CONTRADICTORY } from '@/lib/sql/order-judged-sql'
import { IS_SO } from '@/lib/sql/order-marks-sql'
import { escapeWildcards } from '@/lib/store/product-names'
import { Prisma } from '@/prisma/generated/client'
import { judgedOrdersSql } from '../fulfilment/judged-orders-sql'

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
  return Prisma.sql`
    ${judgedOrdersSql(query, knowledge)}
    select user_id as "userId", id, status, shipping_service as service, created_at as "checkedOutAt",
      shipped_at as "shippedAt", delivered_at as "deliveredAt", estimated_delivery_at as "promisedFor",
      ${PROMISE} as promise,
      (
        select coalesce(sum(returned), 0)::float8
        from order_item
        where order_item.user_id = judged.user_id and order_item.order_id = judged.id
      ) as "returnedPieces",
      ${CONTRADICTIONS} as contradictions,
      order_total::float8 as "orderTotal", said.currency, came.refunds,
      count(*) over ()::int as matching
    from judged
    left join lateral ( -- what its amounts are in
      select ${currencySql(Prisma.sql`"order".currency`, currency)} as currency
      from "order"
      where "order".id = judged.id
      limit 1
    ) as said on true
    cross join lateral ( -- what had come back of it, by currency
      select coalesce(jsonb_agg(back order by back.currency = said.currency desc nulls last, back.currency), '[]') as refunds
      from (
        select coalesce(upper(refund.currency), said.currency) as currency, sum(amount)::float8 as amount
        from refund
        where refund.order_id = judged.id and refunded_at <= judged.at
        group by 1
      ) as back
    ) as came
    where ${state === null ? Prisma.sql`true` : IS_IN[state]}
      and ${q === '' ? Prisma.sql`true` : Prisma.sql`(id ilike ${pattern} or user_id ilike ${pattern})`}
    order by created_at desc, user_id, id
    limit ${take} offset ${skip}`
}
