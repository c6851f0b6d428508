import { type DbOrTransaction, Prisma } from '@/lib/db'
import { getOrderTypes, isBackOfficeSql, type OrderTypes } from '@/lib/store/event-meanings'
import type { ChangedEvent } from './identify/list-affected-parts'
import { settleEvents } from './identify/settle'
import { settleIdle } from './identify/settle-idle'
import { takeTurn } from './identify/take-turn'
import type { NewEvent } from './new-row'
import { toBatches } from './write-result'

/**
 * Takes events out for good, marks what they touched, and settles whose the others are. Returns how many there were. Call it
 * in a transaction.
 */
export async function takeEventsOut(tx: DbOrTransaction, ids: readonly string[]): Promise<number> {
  await takeTurn(tx)
  const types = await getOrderTypes(tx)
  let count = 0
  for (const batch of toBatches(ids)) {
    const gone = await takeAway(tx, batch)
    await settleWritten(tx, [], gone, types)
    count += gone.length
  }
  return count
}

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

/** Whose the events are that came, and what went; idle ones first get a session. */
export async function settleWritten(
  tx: DbOrTransaction,
  came: readonly NewEvent[],
  gone: readonly GoneEvent[],
  { checkouts, backOffice }: OrderTypes,
): Promise<void> {
  const changed = [
    ...came.map((event) => ({ ...event, storedUnder: event.userId, isGone: false })),
    ...gone.map((event) => ({ ...event, isGone: true })),
  ]
  const ofVisitors = changed.filter(({ type }) => !backOffice.has(type))
  const orderIds = changed.flatMap(({ type, orderId }) =>
    orderId !== null && (checkouts.has(type) || backOffice.has(type)) ? [orderId] : [],
  )
  const idle = ofVisitors.filter(({ sessionId }) => sessionId === null)
  await settleIdle(
    tx,
    idle.map(({ storedUnder, occurredAt }) => ({ userId: storedUnder, occurredAt })),
  )
  await settleEvents(tx, {
    changed: ofVisitors.flatMap(({ sessionId, userId, occurredAt, type, orderId, isGone }): ChangedEvent[] =>
      sessionId === null
        ? []
        : [
            {
              sessionId,
              givenUserId: userId,
              occurredAt,
              orderId: checkouts.has(type) ? orderId : null,
              isGone,
            },
          ],
    ),
    idleIds: idle.flatMap(({ id, isGone }) => (isGone ? [] : [id])),
    orderIds,
  })
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
    )`
}
