import { Prisma } from '@/lib/db'
import { getModel, type ModelName } from '@/lib/models/registry'
import { identifierSql } from '@/lib/sql/identifier-sql'

/** So many of the days that changed are looked at, other ones each run: late rows may have touched all there are. */
const MOST_DAYS = 31

/**
 * Parts of a `with` that say what changed: `session_mark`, `order_mark` and `day_mark`, and `looked`, the rows of a model that
 * are of those. What waits for a refresh has changed, too. Null of models of which nothing says what changed: they have few rows.
 */
export function changedSql(model: ModelName, runId: bigint): Prisma.Sql | null {
  const rows = changedRowsSql(model)
  return (
    rows &&
    Prisma.sql`
      session_mark as materialized ( -- a session that changed; of one that is gone only its day is known
        select user_id, session_id from untested_session where run_id = ${runId} and session_id <> ''
        union
        select user_id, session_id from dirty_session
      ),
      order_mark as materialized ( -- an order of which something changed
        select user_id, order_id from untested_order where run_id = ${runId}
        union
        select user_id, order_id from dirty_order
      ),
      day_mark as materialized ( -- a day of sessions that changed
        select day
        from (
          select was_on as day from untested_session where run_id = ${runId} and was_on is not null
          union
          select started_on from session_mark join session_path using (user_id, session_id)
        ) as changed
        order by hashtext(day::text || ${String(runId)}), day
        limit ${MOST_DAYS}
      ),
      looked as materialized ( -- a row that may have changed
        ${rows}
      )`
  )
}

const BY_ORDER: Partial<Record<ModelName, Prisma.Sql>> = {
  order: Prisma.sql`
        select "order".*
        from order_mark
        join "order" on "order".user_id = order_mark.user_id and "order".id = order_mark.order_id`,
  order_item: Prisma.sql`select order_item.* from order_mark join order_item using (user_id, order_id)`,
  refund: Prisma.sql`select refund.* from order_mark join refund using (user_id, order_id)`,
  order_snapshot: Prisma.sql`
        select order_snapshot.*
        from (select distinct order_id from order_mark) as marked
        join order_snapshot on order_snapshot.id = marked.order_id`,
}

function changedRowsSql(model: ModelName): Prisma.Sql | null {
  const table = identifierSql(model)
  if (model === 'event') return EVENTS
  if (model === 'session_path' || model === 'product_funnel')
    return Prisma.sql`select ${table}.* from session_mark join ${table} using (user_id, session_id)`
  if ('day' in getModel(model).columns)
    return Prisma.sql`select * from ${table} where day in (select day from day_mark)`
  return BY_ORDER[model] ?? null
}

/** Those of sessions, and those of orders that are of no such session. */
const EVENTS = Prisma.sql`
        select event.*
        from session_mark
        join event using (user_id, session_id)
        union all
        select event.*
        from order_mark
        join event using (user_id, order_id)
        where not exists (
          select 1
          from session_mark
          where session_mark.user_id = event.user_id and session_mark.session_id = event.session_id
        )`
