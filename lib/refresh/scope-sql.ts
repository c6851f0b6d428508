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

/**
 * True for the rows of a touched session. An array, because for a join the planner may prefer to read all rows;
 * an array is always looked up in the index on session_id.
 */
export const isTouchedSql = Prisma.sql`session_id = any (array(select session_id from touched))`

/** An event that belongs to a session in scope. Shipments belong to their order, never to a session. */
export function scopeEventSql(scope: Scope): Prisma.Sql {
  return scope === 'all'
    ? Prisma.sql`select * from event where type <> 'package_shipped'`
    : Prisma.sql`select * from event where ${isTouchedSql} and type <> 'package_shipped'`
}

/** For `with x as`: events are read again for each use where all are in scope, and kept where few are. */
export function materializedSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`not materialized` : Prisma.sql`materialized`
}

/**
 * The first shipment of an order, null when there is none. Looked up in the index for each order: a join with all
 * shipments compares every order with every shipment where the planner expects only a few.
 */
export function shippedAtSql(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
        select min(shipment.occurred_at)
        from event as shipment
        where shipment.order_id = ${orderId} and shipment.type = 'package_shipped'
      )`
}
