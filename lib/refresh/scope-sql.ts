import { Prisma } from '@/prisma/generated/client'

/** What a refresh works on: the sessions listed in the temporary table `touched`, or every session. */
export type Scope = 'touched' | 'all'

/** Takes the marks away and lists the sessions behind them. Sessions marked from now on wait for the next refresh. */
export const takeMarksSql = Prisma.sql`
  create temporary table touched on commit drop as
  with marked_session as ( -- a mark of a session
    delete from dirty_session
    returning user_id, session_id
  ),
  marked_order as ( -- a mark of an order
    delete from dirty_order
    returning user_id, order_id
  )
  select user_id, session_id
  from marked_session
  union
  select user_id, event.session_id
  from marked_order
  join event using (user_id, order_id)
  where event.type = 'checkout'`

/** An event that belongs to a session in scope. Shipments belong to their order, never to a session. */
export function scopeEventSql(scope: Scope): Prisma.Sql {
  return scope === 'all'
    ? Prisma.sql`select * from event where type <> 'package_shipped'`
    : Prisma.sql`select * from touched join event using (user_id, session_id) where type <> 'package_shipped'`
}

/** For `with x as`: events are read again for each use where all are in scope, and kept where few are. */
export function materializedSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`not materialized` : Prisma.sql`materialized`
}

/**
 * The first shipment of a checkout's order, null when there is none: it is stored under the user of its order. Looked up
 * in the index for each order: a join with all shipments compares every order with every shipment where the planner
 * expects only a few.
 */
export function shippedAtSql(checkout: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
        select min(shipment.occurred_at)
        from event as shipment
        where shipment.user_id = ${checkout}.user_id
          and shipment.order_id = ${checkout}.order_id
          and shipment.type = 'package_shipped'
      )`
}
