import type { Db, DbOrTransaction } from '@/lib/db'
import { Prisma } from '@/lib/db'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { lockShop } from '@/lib/store/shop-data'
import { takeTurn } from '../identify/take-turn'
import { TRANSACTION } from '../tables/store-file'

/** `keptFrom`: events before it were dropped; null where nothing was, because rows wait to be settled anew. */
export type Dropped = Readonly<{ events: number; keptFrom: Date | null }>

/** Events of so many users go in one transaction. */
const USERS_AT_ONCE = 500

/**
 * Drops the events of sessions that had ended before the day `keepDays` days ago began, in the zone in which days are cut, and
 * what came to their orders before then; their counts stay, in this refresh and in every rebuild. From then on older events are
 * refused. Sessions that wait for a refresh are left for the next time. Passes over all events once a day, users by users; where it was
 * cut off it begins anew.
 */
export async function applyRetention(db: Db, keepDays: number, now = new Date()): Promise<Dropped> {
  const state = await db.$transaction((tx) => moveHorizon(tx, keepDays, now), TRANSACTION)
  if (!state) return { events: 0, keptFrom: null }
  const { keptFrom, isDone } = state
  if (isDone) return { events: 0, keptFrom }
  let events = 0
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    const batch: Batch = await db.$transaction((tx) => dropBatch(tx, from, keptFrom), TRANSACTION)
    events += batch.events
    after = batch.last
  }
  await db.$executeRaw`update refresh_state set dropped_to = ${keptFrom} where id = 1 and kept_from = ${keptFrom}`
  return { events, keptFrom }
}

/** It never moves back: what had gone cannot be counted again. */
async function moveHorizon(
  tx: DbOrTransaction,
  keepDays: number,
  now: Date,
): Promise<{ keptFrom: Date; isDone: boolean } | null> {
  await lockShop(tx)
  const [state] = await tx.$queryRaw<{ kept_from: Date; is_done: boolean }[]>`
    update refresh_state
    set kept_from = greatest(
      kept_from,
      (date_trunc('day', ${now}::timestamptz at time zone coalesce(time_zone, 'UTC')) - ${keepDays}::int * interval '1 day')
        at time zone coalesce(time_zone, 'UTC')
    )
    where id = 1 and is_settled
    returning kept_from, dropped_to is not distinct from kept_from as is_done`
  return state ? { keptFrom: state.kept_from, isDone: state.is_done } : null
}

/** `last`: the last user that was looked at; null where there are no more. */
type Batch = Readonly<{ events: number; last: string | null }>

async function dropBatch(tx: DbOrTransaction, after: string, keptFrom: Date): Promise<Batch> {
  await lockShop(tx)
  await takeTurn(tx)
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    select distinct user_id from event where user_id > ${after} order by user_id limit ${USERS_AT_ONCE}`
  const users = rows.map(({ user_id }) => user_id)
  const [ofSessions] = await tx.$queryRaw<{ events: number }[]>(dropSessionsSql(users, keptFrom))
  const [ofOrders] = await tx.$queryRaw<{ events: number }[]>(dropBackOfficeSql(users, keptFrom))
  return { events: (ofSessions?.events ?? 0) + (ofOrders?.events ?? 0), last: users.at(-1) ?? null }
}

/** Sessions whose counts are what their events say. */
function dropSessionsSql(users: readonly string[], keptFrom: Date): Prisma.Sql {
  return Prisma.sql`
    with old as ( -- a session that had ended
      select user_id, session_id
      from event
      where user_id = any (${users}::text[]) and not ${isBackOfficeSql()}
      group by user_id, session_id
      having max(occurred_at) < ${keptFrom}
    ),
    waiting as ( -- a session that a refresh will count again
      select user_id, session_id from dirty_session
      union
      select user_id, event.session_id from dirty_order join event using (user_id, order_id)
    ),
    counted as ( -- one that is counted as it is
      select old.*
      from old
      join session_path using (user_id, session_id)
      where not exists (
        select 1 from waiting where waiting.user_id = old.user_id and waiting.session_id = old.session_id
      )
    ),
    gone as ( -- an event of such a session
      delete from event
      using counted
      where event.user_id = counted.user_id
        and event.session_id = counted.session_id
        and not ${isBackOfficeSql()}
      returning event.user_id, order_id
    ),
    stale as ( -- an order whose checkout has gone
      insert into stale_order (user_id, order_id)
      select distinct user_id, order_id from gone where order_id is not null
    )
    select count(*)::int as events from gone`
}

/** What came to orders whose checkouts have gone. */
function dropBackOfficeSql(users: readonly string[], keptFrom: Date): Prisma.Sql {
  return Prisma.sql`
    with old as materialized ( -- something old that came to an order which does not wait for a refresh
      select user_id, id, order_id
      from event
      where user_id = any (${users}::text[])
        and occurred_at < ${keptFrom}
        and ${isBackOfficeSql()}
        and not exists (
          select 1 from dirty_order where dirty_order.user_id = event.user_id and dirty_order.order_id = event.order_id
        )
    ),
    bought as materialized ( -- a checkout that is still there of such an order, whoever made it
      select order_id from event where order_id in (select order_id from old) and ${isCheckoutSql()}
    ),
    gone as ( -- what came to the other orders
      delete from event
      using old
      where event.user_id = old.user_id
        and event.id = old.id
        and not exists (select 1 from bought where bought.order_id = old.order_id)
      returning event.user_id, event.order_id
    ),
    stale as ( -- an order that lost something
      insert into stale_order (user_id, order_id)
      select distinct user_id, order_id from gone where order_id is not null
    )
    select count(*)::int as events from gone`
}
