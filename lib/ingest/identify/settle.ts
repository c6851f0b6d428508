import type { DbOrTransaction } from '@/lib/db'
import { CHECKOUT, SHIPMENT } from '@/lib/funnel/order-events'
import { type ChangedEvent, listAffectedParts } from './list-affected-parts'
import { GIVEN_USER, type Part } from './part-sql'
import { settleSessions } from './settle-sessions'
import { settleShipments } from './settle-shipments'
import { takeTurn } from './take-turn'

// Whose a row is, by docs/decisions/0031, as a function of what is stored: rows that came before are moved. Called in the
// transaction that stores, by whoever has taken the turn.

/** After events were stored, corrected or taken away. `orderIds` are those of their shipments and checkouts. */
export async function settleEvents(
  tx: DbOrTransaction,
  changed: readonly ChangedEvent[],
  orderIds: readonly string[],
): Promise<void> {
  const parts = changed.length === 0 ? [] : await listAffectedParts(tx, changed)
  await settleAll(tx, parts, orderIds)
}

/** After orders were stored that are new or another user's than before, or were taken away. */
export async function settleOrders(tx: DbOrTransaction, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  const parts = await tx.$queryRaw<Part[]>`
    select distinct event.session_id as "sessionId", ${GIVEN_USER} as "givenUserId"
    from event
    left join "order" on "order".id = event.order_id
    where event.order_id = any (${orderIds}::text[])
      and event.type = ${CHECKOUT}
      and event.user_id is distinct from "order".user_id`
  await settleAll(tx, parts, orderIds)
}

/** After the shop came to know these users by name, or no longer does: of a sign-in it decides who the person is. */
export async function settleUsers(tx: DbOrTransaction, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  const parts = await tx.$queryRaw<Part[]>`
    select session_id as "sessionId", given_user_id as "givenUserId"
    from event
    where given_user_id = any (${userIds}::text[]) and type <> ${SHIPMENT}
    union
    select session_id, given_user_id
    from event
    where user_id = any (${userIds}::text[]) and given_user_id is not null and type <> ${SHIPMENT}`
  await settleAll(tx, parts, [])
}

/** Everything that is stored, whatever was settled before; takes the turn itself. */
export async function settleStored(tx: DbOrTransaction): Promise<void> {
  await takeTurn(tx)
  const parts = await tx.$queryRaw<Part[]>`
    with shared as ( -- a session id that several users gave, or that holds what was moved
      select session_id
      from event
      where type <> ${SHIPMENT}
      group by session_id
      having min(${GIVEN_USER}) <> max(${GIVEN_USER}) or bool_or(given_user_id is not null)
    )
    select event.session_id as "sessionId", ${GIVEN_USER} as "givenUserId"
    from shared
    join event using (session_id)
    where event.type <> ${SHIPMENT}
    union
    select event.session_id, ${GIVEN_USER}
    from event
    join "order" on "order".id = event.order_id
    where event.type = ${CHECKOUT} and event.user_id <> "order".user_id`
  const orders = await tx.$queryRaw<{ order_id: string }[]>`
    select distinct order_id
    from event
    where type = ${SHIPMENT} and order_id is not null`
  await settleAll(
    tx,
    parts,
    orders.map(({ order_id }) => order_id),
  )
}

async function settleAll(
  tx: DbOrTransaction,
  parts: readonly Part[],
  orderIds: readonly string[],
): Promise<void> {
  const moved = parts.length === 0 ? [] : await settleSessions(tx, parts)
  if (orderIds.length > 0 || moved.length > 0) await settleShipments(tx, [...orderIds, ...moved])
}
