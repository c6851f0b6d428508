import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { NewEvent } from './new-row'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

/**
 * Stores events, each (user, id) once, and marks what they touch: the session of each stored event, or the order
 * of a shipment. Call it in a transaction. An event that is stored already stays as it is.
 */
export function writeEvents(tx: DbOrTransaction, events: readonly NewEvent[]): Promise<WriteResult> {
  return writeInBatches(events, async (batch) => {
    const [counted] = await tx.$queryRaw<{ stored: number }[]>(writeEventsSql(firstOfEach(batch)))
    return counted?.stored ?? 0
  })
}

function firstOfEach(events: readonly NewEvent[]): NewEvent[] {
  return lastOfEach([...events].reverse(), (event) => JSON.stringify([event.userId, event.id])).reverse()
}

function writeEventsSql(events: readonly NewEvent[]): Prisma.Sql {
  return Prisma.sql`
    with stored as ( -- an event that was not there
      insert into event (user_id, id, session_id, type, occurred_at, product_id, order_id, page_url, properties)
      select user_id, id, session_id, type, occurred_at, product_id, order_id, page_url,
        case when product_ids is null then null else jsonb_build_object('product_ids', product_ids::jsonb) end
      from unnest(
        ${events.map((event) => event.userId)}::text[],
        ${events.map((event) => event.id)}::text[],
        ${events.map((event) => event.sessionId)}::text[],
        ${events.map((event) => event.type)}::text[],
        ${events.map((event) => event.occurredAt.toISOString())}::timestamptz[],
        ${events.map((event) => event.productId)}::text[],
        ${events.map((event) => event.orderId)}::text[],
        ${events.map((event) => event.pageUrl)}::text[],
        ${events.map((event) => (event.productIds ? JSON.stringify(event.productIds) : null))}::text[]
      ) as given (user_id, id, session_id, type, occurred_at, product_id, order_id, page_url, product_ids)
      on conflict do nothing
      returning user_id, session_id, type, order_id
    ),
    marked_session as ( -- a session that has a new event
      insert into dirty_session (user_id, session_id)
      select distinct user_id, session_id
      from stored
      where type <> 'package_shipped'
    ),
    marked_order as ( -- an order that has a new shipment
      insert into dirty_order (user_id, order_id)
      select distinct user_id, order_id
      from stored
      where type = 'package_shipped' and order_id is not null
    )
    select count(*)::int as stored
    from stored`
}
