import type { Funnel } from '@/lib/funnel/definition'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'
import { furtherSql, listOrderSteps, type OrderStep, ofTypesSql, orderedAtSql } from './step-sql'
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
 * Lists the events of the sessions in `touched` as the temporary table `touched_event`, a checkout with the first times of what came to
 * its order. Each is looked up in an index. No join: the shards of a cluster could not look anything up beside one.
 */
export function touchedEventsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`
    create temporary table touched_event on commit drop as
    select ${EVENT} ${furtherSql(listOrderSteps(funnel), orderedAtSql)}
    from event
    where (user_id, session_id) in (select user_id, session_id from touched) and ${isInSessionSql(funnel)}`
}

/** Lists the first times of what came to each order as the temporary table `order_first`, which has statistics: how to join it decides how long a rebuild takes. */
export function listOrderTimes(funnel: Funnel): readonly Prisma.Sql[] {
  const later = listOrderSteps(funnel)
  if (later.length === 0) return []
  const firsts = furtherSql(
    later,
    ({ types }) => Prisma.sql`min(occurred_at) filter (where ${ofTypesSql(types)})`,
  )
  return [
    Prisma.sql`
    create temporary table order_first on commit drop as
    select user_id, order_id ${firsts}
    from event
    where order_id is not null and ${ofTypesSql(later.flatMap(({ types }) => types))}
    group by user_id, order_id`,
    Prisma.sql`create unique index on order_first (user_id, order_id)`,
    Prisma.sql`analyze order_first`,
  ]
}

/** An event that belongs to a session in scope, as `touchedEventsSql` has it. */
export function scopeEventSql(funnel: Funnel, scope: Scope): Prisma.Sql {
  if (scope === 'touched') return Prisma.sql`select * from touched_event`
  const later = listOrderSteps(funnel)
  const times =
    later.length === 0 ? Prisma.empty : Prisma.sql`left join order_first using (user_id, order_id)`
  const ofCheckout = ({ column }: OrderStep) =>
    Prisma.sql`case when ${isCheckoutSql()} then order_first.${column} end`
  return Prisma.sql`
      select ${EVENT} ${furtherSql(later, ofCheckout)}
      from event
      ${times}
      where ${isInSessionSql(funnel)}`
}

/** For `with x as`: events are read again for each use where all are in scope. */
export function materializedSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`not materialized` : Prisma.empty
}
