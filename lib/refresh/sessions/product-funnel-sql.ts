import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps } from '@/lib/funnel/steps'
import { raw } from '@/lib/sql/raw'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'
import { materializedSql, type Scope, scopeEventSql } from './scope-sql'
import { furtherSql, listOrderSteps, type OrderStep, ofTypesSql, placeSql, setSql } from './step-sql'

/**
 * One row of product_funnel a (session, product) in scope; `paths` has the rows of session_path in scope. A checkout belongs to every
 * product of its order, and to those that the event itself names: its product, or the list `product_ids` in its
 * properties. Written as a `union all`: as one `left join` the plan does not end in reasonable time. Stored day by
 * day and session by session: rows that are read together then lie together.
 */
export function productFunnelSql(funnel: Funnel, scope: Scope, paths: Prisma.Sql): Prisma.Sql {
  const own = listOwnSteps(funnel)
  const later = listOrderSteps(funnel)
  const types = own.flatMap(({ match }) => match.types)
  const reached = [
    ...own.map((_, place) => Prisma.sql`min(occurred_at) filter (where place = ${raw(place)})`),
    ...later.map(({ column }) => Prisma.sql`min(${column})`),
  ]
  const happened = reached.map((_, place) => Prisma.sql`reached_at[${raw(place + 1)}] is not null`)
  return Prisma.sql`
    with scope_event as ${materializedSql(scope)} ( -- an event of a session in scope
      ${scopeEventSql(funnel, scope)}
    ),
    checkout as materialized ( -- a checkout, with the first times of what comes to its order
      ${checkoutSql(types, later)}
    ),
    touch as ( -- an event and a product it concerns
      select user_id, session_id, product_id, ${placeSql(funnel)} as place, occurred_at
        ${furtherSql(later, () => Prisma.sql`null::timestamptz`)}
      from scope_event
      where product_id is not null and ${ofTypesSql(types)} and not ${isCheckoutSql(Prisma.sql`type`)}
      ${checkoutTouchSql(funnel, later)}
    ),
    pair as ( -- a session and a product, with the first time of each step
      select user_id, session_id, product_id, array[${Prisma.join(reached)}] as reached_at
      from touch
      group by user_id, session_id, product_id
    )
    select user_id, session_id, product_id, started_on, reached_at, ${setSql(happened)} as steps
    from pair
    join ${paths} using (user_id, session_id)
    order by started_on, user_id, session_id`
}

/** Checkouts that are a step of the funnel. */
function checkoutSql(types: readonly string[], later: readonly OrderStep[]): Prisma.Sql {
  return Prisma.sql`
      select user_id, session_id, type, order_id, product_id, properties, occurred_at ${furtherSql(later, ({ column }) => column)}
      from scope_event
      where ${ofTypesSql(types)} and ${isCheckoutSql(Prisma.sql`type`)}`
}

/** The products of checkouts, in three ways. */
function checkoutTouchSql(funnel: Funnel, later: readonly OrderStep[]): Prisma.Sql {
  const columns = Prisma.sql`${placeSql(funnel)}, occurred_at ${furtherSql(later, ({ column }) => column)}`
  return Prisma.sql`union all
      select user_id, session_id, product_id, ${columns}
      from checkout
      where product_id is not null
      union all
      select user_id, session_id, order_item.product_id, ${columns}
      from checkout
      join order_item using (user_id, order_id)
      where order_item.quantity > 0
      union all
      select user_id, session_id, listed.product_id, ${columns}
      from checkout
      cross join lateral jsonb_array_elements_text(properties -> 'product_ids') as listed (product_id)
      where jsonb_typeof(properties -> 'product_ids') = 'array'
        and listed.product_id is not null`
}
