import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { isOnCluster } from '@/lib/store/on-cluster'
import { rowsSql } from '../write/rows-sql'
import { gatherEvents } from './gather-events'
import { distinctParts, GIVEN_USER, nearestSql, type Part, partEventsSql, partsSql } from './part-sql'

/** An event that was stored, or taken away, under the user that it names; of a shipment it is no part. */
export type ChangedEvent = Part &
  Readonly<{
    occurredAt: Date
    /** The order of a checkout. */
    orderId: string | null
    isGone: boolean
  }>

/**
 * The parts that these changes may have made somebody else's. Usually none: all that is stored under a session id is of
 * one user, whose orders are the user's own.
 */
export async function listAffectedParts(
  tx: DbOrTransaction,
  changed: readonly ChangedEvent[],
): Promise<Part[]> {
  const parts = distinctParts(changed)
  const claimed = [...(await listClaimed(tx, changed)), ...(await listTied(tx, parts))]
  const shared = await listShared(tx, parts)
  if (shared.length === 0) return claimed
  const sharedIds = new Set(shared.map(({ sessionId }) => sessionId))
  const near = await listNear(
    tx,
    await gatherEvents(tx, shared),
    changed.filter(({ sessionId }) => sharedIds.has(sessionId)),
  )
  const affected = distinctParts([...claimed, ...shared, ...near])
  return [...affected, ...(await listCompanions(tx, await gatherEvents(tx, affected), affected))]
}

/** Parts of an id that is tied to another. */
function listTied(tx: DbOrTransaction, parts: readonly Part[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select part.session_id as "sessionId", part.given_user_id as "givenUserId"
    from ${partsSql(parts)}
    where exists (select 1 from id_tie where id_tie.from_id = part.given_user_id)`
}

/** Parts with a checkout of an order that is another user's. */
function listClaimed(tx: DbOrTransaction, changed: readonly ChangedEvent[]): Promise<Part[]> {
  const ordered = changed.filter(({ orderId, isGone }) => orderId !== null && !isGone)
  if (ordered.length === 0) return Promise.resolve([])
  return tx.$queryRaw<Part[]>`
    select distinct given.session_id as "sessionId", given.given_user_id as "givenUserId"
    from ${rowsSql(ordered, { sessionId: 'text', givenUserId: 'text', orderId: 'text' })}
    join "order" on "order".id = given.order_id
    where "order".user_id <> given.given_user_id`
}

/** Parts of a session id under which an event of somebody else is stored, or is stored as somebody else's. */
async function listShared(tx: DbOrTransaction, parts: readonly Part[]): Promise<Part[]> {
  const isShared = Prisma.sql`event.session_id = part.session_id
        and not ${isBackOfficeSql()}
        and (event.user_id <> part.given_user_id or event.given_user_id is not null)`
  const shared = (await isOnCluster(tx))
    ? Prisma.sql`join event on ${isShared}`
    : Prisma.sql`cross join lateral (select 1 from event where ${isShared} limit 1) as shared`
  return tx.$queryRaw<Part[]>`
    select distinct part.session_id as "sessionId", part.given_user_id as "givenUserId"
    from ${partsSql(parts)}
    ${shared}`
}

/**
 * Those beside whom an event came or went. A sign-in that an event ends had nobody else within 30 minutes of it: what is
 * moved next to the event, before it or after, is of it. So is anything next to an event that went, where that makes one.
 */
function listNear(
  tx: DbOrTransaction,
  events: Prisma.Sql,
  changed: readonly ChangedEvent[],
): Promise<Part[]> {
  const nextSql = (which: Prisma.Sql, side: Prisma.Sql, direction: Prisma.Sql) => {
    const isNext = Prisma.sql`${which} and event.occurred_at ${side} changed.occurred_at`
    return nearestSql(events, Prisma.sql`changed.session_id`, isNext, direction)
  }
  const isMoved = Prisma.sql`event.given_user_id is not null`
  const isAny = Prisma.sql`changed.is_gone`
  return tx.$queryRaw<Part[]>`
    select distinct changed.session_id as "sessionId", near.given_user_id as "givenUserId"
    from ${rowsSql(changed, { sessionId: 'text', occurredAt: 'timestamptz', isGone: 'boolean' }, 'changed')}
    cross join lateral (
      ${nextSql(isMoved, Prisma.sql`<=`, Prisma.sql`desc`)}
      union
      ${nextSql(isMoved, Prisma.sql`>=`, Prisma.sql`asc`)}
      union
      ${nextSql(isAny, Prisma.sql`<=`, Prisma.sql`desc`)}
      union
      ${nextSql(isAny, Prisma.sql`>=`, Prisma.sql`asc`)}
    ) as near`
}

/** Parts that are stored in one session with these: the other side of a sign-in that may be none any more. */
function listCompanions(tx: DbOrTransaction, events: Prisma.Sql, parts: readonly Part[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    with session as ( -- a session in which events of these parts are stored
      select distinct own.user_id, own.session_id
      from ${partsSql(parts)}
      cross join lateral ${partEventsSql(events, Prisma.sql`part.session_id`, Prisma.sql`part.given_user_id`)} as own
    )
    select distinct session.session_id as "sessionId", ${GIVEN_USER} as "givenUserId"
    from session
    join ${events} as event using (user_id, session_id)
    where not ${isBackOfficeSql()}`
}
