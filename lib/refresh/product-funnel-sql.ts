import { Prisma } from '@/prisma/generated/client'
import { materializedSql, type Scope, scopeEventSql, shippedAtSql } from './scope-sql'

/**
 * One row of product_funnel a (session, product) in scope; `paths` has the rows of session_path in scope. A checkout belongs to every
 * product of its order, and to those that the event itself names: its product, or the list `product_ids` in its
 * properties. Written as a `union all`: as one `left join` the plan does not end in reasonable time. Stored day by
 * day, because reports read days: rows of one range then lie together.
 */
export function productFunnelSql(scope: Scope, paths: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with scope_event as ${materializedSql(scope)} ( -- an event of a session in scope
      ${scopeEventSql(scope)}
    ),
    checkout as ( -- a checkout, with the first shipment of its order
      select user_id, session_id, order_id, product_id, properties, occurred_at,
        ${shippedAtSql(Prisma.sql`scope_event`)} as shipped_at
      from scope_event
      where type = 'checkout'
    ),
    touch as ( -- an event and a product it concerns
      select user_id, session_id, product_id, type, occurred_at, null::timestamptz as shipped_at
      from scope_event
      where product_id is not null and type in ('page_view', 'add_to_cart')
      union all
      select user_id, session_id, product_id, 'checkout', occurred_at, shipped_at
      from checkout
      where product_id is not null
      union all
      select user_id, session_id, order_item.product_id, 'checkout', occurred_at, shipped_at
      from checkout
      join order_item using (user_id, order_id)
      where order_item.quantity > 0
      union all
      select user_id, session_id, listed.product_id, 'checkout', occurred_at, shipped_at
      from checkout
      cross join lateral jsonb_array_elements_text(properties -> 'product_ids') as listed (product_id)
      where jsonb_typeof(properties -> 'product_ids') = 'array'
        and listed.product_id is not null
    ),
    pair as ( -- a session and a product, with the first time of each step
      select user_id, session_id, product_id,
        min(occurred_at) filter (where type = 'page_view') as viewed_at,
        min(occurred_at) filter (where type = 'add_to_cart') as carted_at,
        min(occurred_at) filter (where type = 'checkout') as checked_out_at,
        min(shipped_at) as shipped_at
      from touch
      group by user_id, session_id, product_id
    )
    select user_id, session_id, product_id, started_on, viewed_at, carted_at, checked_out_at, shipped_at,
      ((case when viewed_at is null then 0 else 1 end)
        + (case when carted_at is null then 0 else 2 end)
        + (case when checked_out_at is null then 0 else 4 end)
        + (case when shipped_at is null then 0 else 8 end))::smallint as steps
    from pair
    join ${paths} using (user_id, session_id)
    order by started_on, product_id, user_id`
}
