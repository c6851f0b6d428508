import { Prisma } from '@/prisma/generated/client'

/** What a refresh works on: the sessions listed in the temporary table `touched`, or every session. */
export type Scope = 'touched' | 'all'

/** Takes the marks away and lists the sessions behind them. Sessions marked from now on wait for the next refresh. */
export const takeMarksSql = Prisma.sql`
  create temporary table touched on commit drop as
  with marked_session as ( -- a mark of a session
    delete from dirty_session
    returning session_id
  ),
  marked_order as ( -- a mark of an order
    delete from dirty_order
    returning order_id
  )
  select session_id
  from marked_session
  union
  select event.session_id
  from marked_order
  join event using (order_id)
  where event.type = 'checkout'`

/** An event that belongs to a session in scope. Shipments belong to their order, never to a session. */
export function scopeEventSql(scope: Scope): Prisma.Sql {
  return scope === 'all'
    ? Prisma.sql`select * from event where type <> 'package_shipped'`
    : Prisma.sql`select event.* from touched join event using (session_id) where type <> 'package_shipped'`
}

/** An order with the first of its shipments, among the orders checked out in scope. */
export function shippedOrderSql(scope: Scope): Prisma.Sql {
  const inScope =
    scope === 'all'
      ? Prisma.sql`true`
      : Prisma.sql`order_id in (select order_id from scope_event where type = 'checkout' and order_id is not null)`
  return Prisma.sql`
    select order_id, min(occurred_at) as shipped_at
    from event
    where type = 'package_shipped' and order_id is not null and ${inScope}
    group by order_id`
}
