import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { rowsSql } from '../write/rows-sql'
import { toBatches } from '../write/write-result'
import { findSignIns } from './find-sign-ins'
import { gatherEvents } from './gather-events'
import { distinctParts, type Part, partEventsSql, partsSql } from './part-sql'
import { type OwnedCheckout, type Settled, settleParts } from './settle-rule'
import { findPersons } from './ties'

/**
 * Settles whose these parts are and, where they are one side of a sign-in, the other side: rows that are stored under
 * another user are moved, and their sessions before and after it marked. Returns the orders whose checkouts moved.
 */
export async function settleSessions(tx: DbOrTransaction, asked: readonly Part[]): Promise<string[]> {
  const moved = new Set<string>()
  for (const batch of toBatches(distinctParts(asked))) {
    const events = await gatherEvents(tx, batch)
    const signIns = await findSignIns(tx, events, batch)
    const partners = signIns.map(({ sessionId, partner }) => ({ sessionId, givenUserId: partner }))
    const signInsOfBoth = [
      ...signIns,
      ...signIns.map((signIn) => ({
        sessionId: signIn.sessionId,
        givenUserId: signIn.partner,
        partner: signIn.givenUserId,
        isPartnerLater: !signIn.isPartnerLater,
        isKnown: signIn.isPartnerKnown,
        isPartnerKnown: signIn.isKnown,
      })),
    ]
    const parts = distinctParts([...batch, ...partners])
    const persons = await findPersons(
      tx,
      parts.map(({ givenUserId }) => givenUserId),
    )
    const settled = settleParts(parts, signInsOfBoth, await listOwnedCheckouts(tx, events, parts), persons)
    for (const orderId of await moveEvents(tx, events, settled)) moved.add(orderId)
  }
  return [...moved]
}

function listOwnedCheckouts(
  tx: DbOrTransaction,
  events: Prisma.Sql,
  parts: readonly Part[],
): Promise<OwnedCheckout[]> {
  return tx.$queryRaw<OwnedCheckout[]>`
    with checkout as materialized ( -- a checkout of a part
      select part.session_id, part.given_user_id, own.id, own.order_id
      from ${partsSql(parts)}
      cross join lateral ${partEventsSql(events, Prisma.sql`part.session_id`, Prisma.sql`part.given_user_id`)} as own
      where own.order_id is not null and ${isCheckoutSql(Prisma.sql`own.type`)}
    )
    select checkout.session_id as "sessionId", checkout.given_user_id as "givenUserId", checkout.id as "eventId",
      "order".user_id as "ownerId"
    from checkout
    join "order" on "order".id = checkout.order_id
    order by checkout.id`
}

/** A user cannot be changed in place where rows lie by it: a row is taken out and stored anew. */
async function moveEvents(
  tx: DbOrTransaction,
  events: Prisma.Sql,
  { parts, checkouts }: Settled,
): Promise<string[]> {
  const orders = await tx.$queryRaw<{ order_id: string }[]>`
    with settled as ( -- a part and whose it is
      select *
      from ${rowsSql(parts, { sessionId: 'text', givenUserId: 'text', userId: 'text' })}
    ),
    settled_checkout as ( -- a checkout and whose its order is
      select *
      from ${rowsSql(checkouts, { eventId: 'text', userId: 'text' })}
    ),
    moving as materialized ( -- an event that is stored under another user than it is of; found before it is looked up
      select own.user_id as stored_under, own.id, coalesce(settled_checkout.user_id, settled.user_id) as user_id
      from settled
      cross join lateral ${partEventsSql(events, Prisma.sql`settled.session_id`, Prisma.sql`settled.given_user_id`)} as own
      left join settled_checkout on settled_checkout.event_id = own.id
      where own.user_id <> coalesce(settled_checkout.user_id, settled.user_id)
    ),
    ${TAKE_AND_STORE},
    marked as ( -- a session that lost or got events
      insert into dirty_session (user_id, session_id)
      select user_id, session_id from gone
      union
      select moves_to, session_id from gone
    )
    select distinct order_id
    from gone
    where ${isCheckoutSql(Prisma.sql`type`)} and order_id is not null`
  return orders.map(({ order_id }) => order_id)
}

/** Takes out the events of `moving` (stored_under, id, user_id) and stores each under its user; `gone` has them, with `moves_to`. */
export const TAKE_AND_STORE = Prisma.sql`gone as ( -- the same, taken out
      delete from event
      using moving
      where event.user_id = moving.stored_under and event.id = moving.id
      returning event.*, event as whole, moving.user_id as moves_to
    ),
    stored as ( -- and stored anew
      insert into event
      select anew.*
      from gone
      cross join lateral jsonb_populate_record(
        whole,
        jsonb_build_object('user_id', moves_to, 'given_user_id', nullif(coalesce(given_user_id, user_id), moves_to))
      ) as anew
    )`
