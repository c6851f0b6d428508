import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { toBatches } from '../write/write-result'
import { type ChangedEvent, listAffectedParts } from './list-affected-parts'
import { moveOrders } from './move-orders'
import { GIVEN_USER, type Part } from './part-sql'
import { settleAllIdle } from './settle-idle'
import { settleIdleOwners } from './settle-idle-owners'
import { settleSessions } from './settle-sessions'
import { settleShipments } from './settle-shipments'
import { takeTurn } from './take-turn'
import { findPersons } from './ties'

// Whose a row is, by docs/decisions/0031, as a function of what is stored: rows that came before are moved. Called in the
// transaction that stores, by whoever has taken the turn.

/** What was stored, corrected or taken away. */
export type Changes = Readonly<{
  /** Events that are of a session of their source. */
  changed: readonly ChangedEvent[]
  /** Ids of events that came without one. */
  idleIds: readonly string[]
  /** Of shipments and checkouts among them. */
  orderIds: readonly string[]
}>

/** After events were stored, corrected or taken away; those without a session have one by now. */
export async function settleEvents(
  tx: DbOrTransaction,
  { changed, idleIds, orderIds }: Changes,
): Promise<void> {
  const affected = changed.length === 0 ? [] : await listAffectedParts(tx, changed)
  const moved =
    idleIds.length === 0 ? [] : await settleIdleOwners(tx, Prisma.sql`event.id = any (${idleIds}::text[])`)
  await settleAll(tx, affected, [...orderIds, ...moved])
}

/** After ids were tied to others, or no longer are: `ids` are those that may be somebody else's now. */
export async function settleTied(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  for (const batch of toBatches(ids)) {
    const persons = await findPersons(tx, batch)
    const orders = await tx.$queryRaw<{ id: string; given: string }[]>`
      select id, coalesce(given_user_id, user_id) as given
      from "order"
      where given_user_id = any (${batch}::text[]) or (user_id = any (${batch}::text[]) and given_user_id is null)`
    const moved = await moveOrders(
      tx,
      orders.map(({ id, given }) => {
        const person = persons.get(given)
        return { id, userId: person ?? given, givenUserId: person ? given : null }
      }),
    )
    const isGiven = Prisma.sql`(event.given_user_id = any (${batch}::text[]) or event.user_id = any (${batch}::text[]))`
    const idle = await settleIdleOwners(tx, isGiven)
    await settleAll(tx, await listGivenParts(tx, batch), [...moved, ...idle])
  }
}

/** After orders were stored that are new or another user's than before, or were taken away. */
export async function settleOrders(tx: DbOrTransaction, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  const parts = await tx.$queryRaw<Part[]>`
    with checkout as materialized ( -- a checkout of such an order
      select session_id, ${GIVEN_USER} as given_user_id, user_id, order_id
      from event
      where order_id = any (${orderIds}::text[]) and not is_idle and ${isCheckoutSql()}
    ),
    owner as materialized ( -- whose such an order is
      select id, user_id from "order" where id = any (${orderIds}::text[])
    )
    select distinct session_id as "sessionId", given_user_id as "givenUserId"
    from checkout
    left join owner on owner.id = checkout.order_id
    where checkout.user_id is distinct from owner.user_id`
  const idle = await settleIdleOwners(tx, Prisma.sql`event.order_id = any (${orderIds}::text[])`)
  await settleAll(tx, parts, [...orderIds, ...idle])
}

/** After the shop came to know these users by name, or no longer does: of a sign-in it decides who the person is. */
export async function settleUsers(tx: DbOrTransaction, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  await settleAll(tx, await listNamedParts(tx, userIds), [])
}

/** Everything that is stored, whatever was settled before; takes the turn itself. */
export async function settleStored(tx: DbOrTransaction): Promise<void> {
  await takeTurn(tx)
  await settleAllIdle(tx)
  const ties = await tx.$queryRaw<{ from_id: string }[]>`select distinct from_id from id_tie`
  await settleTied(
    tx,
    ties.map(({ from_id }) => from_id),
  )
  const parts = await tx.$queryRaw<Part[]>`
    with shared as ( -- a session id that several users gave, or that holds what was moved
      select session_id
      from event
      where not is_idle and not ${isBackOfficeSql()}
      group by session_id
      having min(${GIVEN_USER}) <> max(${GIVEN_USER}) or bool_or(given_user_id is not null)
    )
    select event.session_id as "sessionId", ${GIVEN_USER} as "givenUserId"
    from event
    where session_id in (select session_id from shared) and not is_idle and not ${isBackOfficeSql()}
    union
    select event.session_id, ${GIVEN_USER}
    from event
    join "order" on "order".id = event.order_id
    where not is_idle and ${isCheckoutSql()} and event.user_id <> "order".user_id`
  const idle = await settleIdleOwners(tx, Prisma.sql`true`)
  const orders = await tx.$queryRaw<{ order_id: string }[]>`
    select distinct order_id
    from event
    where ${isBackOfficeSql()} and order_id is not null`
  await settleAll(tx, parts, [...orders.map(({ order_id }) => order_id), ...idle])
}

async function settleAll(
  tx: DbOrTransaction,
  parts: readonly Part[],
  orderIds: readonly string[],
): Promise<void> {
  const moved = parts.length === 0 ? [] : await settleSessions(tx, parts)
  if (orderIds.length > 0 || moved.length > 0) await settleShipments(tx, [...orderIds, ...moved])
}

/** What these users gave under session ids of the source, whoever it is counted for. */
function listGivenParts(tx: DbOrTransaction, userIds: readonly string[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select session_id as "sessionId", user_id as "givenUserId"
    from event
    where user_id = any (${userIds}::text[]) and given_user_id is null and not is_idle and not ${isBackOfficeSql()}
    union
    select session_id, given_user_id
    from event
    where given_user_id = any (${userIds}::text[]) and not is_idle and not ${isBackOfficeSql()}`
}

/** What these users gave and is counted for others, and what others gave and is counted for them. */
function listNamedParts(tx: DbOrTransaction, userIds: readonly string[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select session_id as "sessionId", given_user_id as "givenUserId"
    from event
    where given_user_id = any (${userIds}::text[]) and not is_idle and not ${isBackOfficeSql()}
    union
    select session_id, given_user_id
    from event
    where user_id = any (${userIds}::text[]) and given_user_id is not null and not is_idle and not ${isBackOfficeSql()}`
}
