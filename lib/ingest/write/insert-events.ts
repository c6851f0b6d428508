import { type DbOrTransaction, Prisma } from '@/lib/db'
import { lookUpEventsSql } from './look-up-events'
import { attributesToJson, type NewEvent, propertiesToJson } from './new-row'
import { rowsSql } from './rows-sql'
import { markSql, NO_SESSION } from './take-events'
import { toArrayLiteral } from './to-array-literal'

type Inserted = Readonly<{ isNew: ReadonlySet<string>; isDifferent: readonly string[] }>

/** Events as a statement takes them. */
export type GivenEvents = Readonly<{ events: readonly NewEvent[]; idsLiteral: string; rows: Prisma.Sql }>

/** Makes them so, for which no database is needed. */
export function toGiven(events: readonly NewEvent[]): GivenEvents {
  return {
    events,
    // The last is null: a look-up that found its place keeps it until the end of the statement, and the hash index of ids
    // could not grow while events come in.
    idsLiteral: toArrayLiteral([...events.map(({ id }) => id), null]),
    rows: givenSql(events),
  }
}

/** Stores those whose id is not there. Returns their ids, and those of events that are there and say something else. */
export async function insertMissing(
  tx: DbOrTransaction,
  { events, idsLiteral, rows }: GivenEvents,
  importId: bigint | null,
): Promise<Inserted> {
  // Ids of those that were stored; null where all were, as is usual.
  const [row] = await tx.$queryRaw<{ ids: string[] | null; different: string[] }[]>`
    with given as ( -- an event as it came
      ${rows}
    ),
    known as materialized ( -- an event whose id came
      ${await lookUpEventsSql(tx, 'id', Prisma.sql`${idsLiteral}::text[]`)}
    ),
    stored as ( -- an event that was not there
      insert into event (user_id, id, session_id, type, occurred_at, product_id, order_id, page_url, properties,
        anonymous_id, attributes, is_idle, import_id)
      select given.*, ${importId}::bigint
      from given
      left join known using (id)
      where known.id is null
      returning user_id, id, session_id, type, order_id
    ),
    ${markSql(Prisma.sql`stored`)}
    select
      (select case when count(*) < ${events.length} then coalesce(array_agg(id), '{}') end from stored) as ids,
      (
        select coalesce(array_agg(id), '{}')
        from known
        join given using (id)
        where (coalesce(known.given_user_id, known.user_id),
            case when known.is_idle then ${NO_SESSION} else known.session_id end, known.type, known.occurred_at,
            known.product_id, known.order_id, known.page_url, known.properties, known.anonymous_id, known.attributes,
            known.is_idle)
          is distinct from (given.user_id, given.session_id, given.type, given.occurred_at, given.product_id,
            given.order_id, given.page_url, given.properties, given.anonymous_id, given.attributes, given.is_idle)
      ) as different`
  return { isNew: new Set(row?.ids ?? events.map(({ id }) => id)), isDifferent: row?.different ?? [] }
}

/** Rows as they are inserted, without the import. */
function givenSql(events: readonly NewEvent[]): Prisma.Sql {
  const rows = events.map((event) => ({
    userId: event.userId,
    id: event.id,
    sessionId: event.sessionId ?? NO_SESSION,
    type: event.type,
    occurredAt: event.occurredAt,
    productId: event.productId,
    orderId: event.orderId,
    pageUrl: event.pageUrl,
    properties: propertiesToJson(event),
    anonymousId: event.anonymousId ?? null,
    attributes: attributesToJson(event.attributes),
    isIdle: event.sessionId === null,
  }))
  return Prisma.sql`select user_id, id, session_id, type, occurred_at, product_id, order_id, page_url,
        properties::jsonb as properties, anonymous_id, attributes::jsonb as attributes, is_idle
      from ${rowsSql(rows, CAME, 'came')}`
}

const CAME = {
  userId: 'text',
  id: 'text',
  sessionId: 'text',
  type: 'text',
  occurredAt: 'timestamptz',
  productId: 'text',
  orderId: 'text',
  pageUrl: 'text',
  properties: 'text',
  anonymousId: 'text',
  attributes: 'text',
  isIdle: 'boolean',
} as const
