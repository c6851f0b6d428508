import type { Funnel } from '@/lib/funnel/definition'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'
import { furtherSql, listOrderSteps, ofTypesSql, orderedAtSql } from './step-sql'
import { keepUntestedMarksSql } from './untested'

/** What a refresh works on: the sessions listed in the temporary table `touched`, or every session. */
export type Scope = 'touched' | 'all'

/** Takes the marks away and lists the sessions behind them, and the orders for the data tests. Sessions marked from now on wait for the next refresh. */
export const takeMarksSql = Prisma.sql`
  create temporary table touched on commit drop as
  with marked_session as ( -- a mark of a session
    delete from dirty_session
    returning user_id, session_id
  ),
  marked_order as ( -- a mark of an order
    delete from dirty_order
    returning user_id, order_id
  ),
  untested as ( -- an order that the data tests have yet to look at
    ${keepUntestedMarksSql(Prisma.sql`marked_order`)}
  ),
  passed_on as ( -- the same order, for what is kept of orders
    insert into stale_order (user_id, order_id)
    select distinct user_id, order_id from marked_order
  )
  select user_id, session_id
  from marked_session
  union
  select user_id, event.session_id
  from marked_order
  join event using (user_id, order_id)
  where ${isCheckoutSql()}`

const EVENT = Prisma.raw(
  ['user_id', 'session_id', 'id', 'type', 'occurred_at', 'product_id', 'order_id', 'properties', 'attributes']
    .map((column) => `event.${column}`)
    .join(', '),
)

/** What comes to an order, and what else is of the back office, belongs to no session. */
function isInSessionSql(funnel: Funnel): Prisma.Sql {
  const later = listOrderSteps(funnel).flatMap(({ types }) => types)
  return Prisma.sql`not (${isBackOfficeSql()} or ${ofTypesSql(later)})`
}

/**
 * An event that belongs to a session, a checkout with the first times of what came to its order. Each is looked up in an index:
 * how to join them would decide how long it takes, and the shards of a cluster could not look anything up beside a join.
 */
function sessionEventsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`
      select ${EVENT} ${furtherSql(listOrderSteps(funnel), orderedAtSql)}
      from event
      where ${isInSessionSql(funnel)}`
}

/** Lists the events of the sessions in `touched` as the temporary table `touched_event`. */
export function touchedEventsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`
    create temporary table touched_event on commit drop as
    ${sessionEventsSql(funnel)} and (user_id, session_id) in (select user_id, session_id from touched)`
}

/** An event of a session in scope. */
export function scopeEventSql(funnel: Funnel, scope: Scope): Prisma.Sql {
  return scope === 'touched' ? Prisma.sql`select * from touched_event` : sessionEventsSql(funnel)
}

/** For `with x as`: events are read again for each use where all are in scope. */
export function materializedSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`not materialized` : Prisma.empty
}
