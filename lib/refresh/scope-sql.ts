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

/**
 * An event that belongs to a session in scope, with the first times of what comes to its order. What comes to an order, and what else is
 * of the back office, belongs to none. Without a join, which the shards of a cluster could not do with `touched`.
 */
export function scopeEventSql(funnel: Funnel, scope: Scope): Prisma.Sql {
  const later = listOrderSteps(funnel)
  const types = later.flatMap((step) => step.types)
  const isTouched = Prisma.sql`and (user_id, session_id) in (select user_id, session_id from touched)`
  return Prisma.sql`
      select * ${furtherSql(later, orderedAtSql)}
      from event
      where not (${isBackOfficeSql()} or ${ofTypesSql(types)})
        ${scope === 'all' ? Prisma.empty : isTouched}`
}

/** For `with x as`: events are read again for each use where all are in scope, and kept where few are. */
export function materializedSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`not materialized` : Prisma.sql`materialized`
}
