import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import type { NewEvent } from './new-row'

/** An event as it was stored, and under which user; without its session where idle minutes made that. */
export type GoneEvent = Pick<NewEvent, 'id' | 'userId' | 'sessionId' | 'type' | 'occurredAt' | 'orderId'> &
  Readonly<{ storedUnder: string }>

/** Takes these events away, marks what they touched, and returns them as they were. */
export function takeAway(tx: DbOrTransaction, ids: readonly string[]): Promise<GoneEvent[]> {
  return tx.$queryRaw<GoneEvent[]>`
    with gone as ( -- an event that is taken out
      delete from event
      where id = any (${ids}::text[])
      returning *
    ),
    ${markSql(Prisma.sql`gone`)}
    select id, user_id as "storedUnder", coalesce(given_user_id, user_id) as "userId", case when is_idle then null else session_id end as "sessionId",
      type, occurred_at as "occurredAt", order_id as "orderId"
    from gone`
}

/** Stands for a session until idle minutes have made it, and for good with what is of none. */
export const NO_SESSION = ''

/** Marks what rows of event touch. */
export function markSql(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`marked_session as ( -- a session whose events changed
      insert into dirty_session (user_id, session_id)
      select distinct user_id, session_id
      from ${rows}
      where not ${isBackOfficeSql(Prisma.sql`type`)} and session_id <> ${NO_SESSION}
    ),
    marked_order as ( -- an order whose shipments changed
      insert into dirty_order (user_id, order_id)
      select distinct user_id, order_id
      from ${rows}
      where ${isBackOfficeSql(Prisma.sql`type`)} and order_id is not null
    ),
    stale as ( -- an order that was checked out, or is no longer
      insert into stale_order (user_id, order_id)
      select distinct user_id, order_id
      from ${rows}
      where not ${isBackOfficeSql(Prisma.sql`type`)} and order_id is not null
    )`
}
