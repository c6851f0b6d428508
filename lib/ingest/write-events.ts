import { type DbOrTransaction, Prisma } from '@/lib/db'
import { getOrderTypes, type OrderTypes } from '@/lib/store/event-meanings'
import { takeTurn } from './identify/take-turn'
import type { NewEvent } from './new-row'
import { rowsSql } from './rows-sql'
import { markSql, NO_SESSION, settleWritten, takeAway } from './take-events-out'
import { toBatches, type WriteResult } from './write-result'

/**
 * Stores events, each id once, marks what they touch (the session of an event, or the order of a shipment), and settles
 * whose they are and of which session. An id that is stored and says something else is a correction: it stands, and what
 * it said is marked too. Of one id that comes several times the last stands. Call it in a transaction.
 */
export async function writeEvents(
  tx: DbOrTransaction,
  events: readonly NewEvent[],
  importId: bigint | null = null,
): Promise<WriteResult> {
  await takeTurn(tx)
  const types = await getOrderTypes(tx)
  let stored = 0
  let corrected = 0
  for (const batch of toBatches(events)) {
    const { first, last, changes } = splitRepeated(batch)
    const counts = await writeOnce(tx, first, importId, types)
    if (last.length > 0) await writeOnce(tx, last, importId, types)
    stored += counts.stored
    corrected += counts.corrected + changes
  }
  return { stored, corrected, repeated: events.length - stored - corrected }
}

type Repeated = Readonly<{
  /** The first row of each id. */
  first: readonly NewEvent[]
  /** The last row of those ids that say several things. */
  last: readonly NewEvent[]
  /** How often an id says something else than its row before. */
  changes: number
}>

function splitRepeated(events: readonly NewEvent[]): Repeated {
  const first = new Map<string, NewEvent>()
  const last = new Map<string, NewEvent>()
  let changes = 0
  for (const event of events) {
    const before = last.get(event.id) ?? first.get(event.id)
    if (!before) first.set(event.id, event)
    else if (contentOf(before) !== contentOf(event)) {
      last.set(event.id, event)
      changes += 1
    }
  }
  return { first: [...first.values()], last: [...last.values()], changes }
}

function contentOf(event: NewEvent): string {
  const { userId, sessionId, type, occurredAt, productId, orderId, pageUrl } = event
  const { productIds = null, anonymousId = null, attributes = null } = event
  const said = [productId, orderId, pageUrl, productIds, anonymousId, toJson(attributes)]
  return JSON.stringify([userId, sessionId, type, occurredAt, ...said])
}

/** Events of different ids. */
async function writeOnce(
  tx: DbOrTransaction,
  events: readonly NewEvent[],
  importId: bigint | null,
  types: OrderTypes,
) {
  const { isNew, isDifferent } = await insertMissing(tx, events, importId)
  const gone = isDifferent.length === 0 ? [] : await takeAway(tx, isDifferent)
  const isCorrected = new Set(isDifferent)
  if (gone.length > 0)
    await insertMissing(
      tx,
      events.filter(({ id }) => isCorrected.has(id)),
      importId,
    )
  const isStored = new Set([...isNew, ...gone.map(({ id }) => id)])
  await settleWritten(
    tx,
    events.filter(({ id }) => isStored.has(id)),
    gone,
    types,
  )
  return { stored: isNew.size, corrected: gone.length }
}

type Inserted = Readonly<{ isNew: ReadonlySet<string>; isDifferent: readonly string[] }>

/** Stores those whose id is not there. Returns their ids, and those of events that are there and say something else. */
async function insertMissing(
  tx: DbOrTransaction,
  events: readonly NewEvent[],
  importId: bigint | null,
): Promise<Inserted> {
  const [row] = await tx.$queryRaw<{ ids: string[]; different: string[] }[]>`
    with given as ( -- an event as it came
      ${givenSql(events)}
    ),
    known as materialized ( -- an event whose id came
      select *
      from event
      where id = any (${events.map(({ id }) => id)}::text[])
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
      (select coalesce(array_agg(id), '{}') from stored) as ids,
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
  return { isNew: new Set(row?.ids), isDifferent: row?.different ?? [] }
}

/** Rows as they are inserted, without the import. */
function givenSql(events: readonly NewEvent[]): Prisma.Sql {
  const rows = events.map(({ productIds, sessionId, anonymousId = null, attributes = null, ...event }) => ({
    ...event,
    sessionId: sessionId ?? NO_SESSION,
    productIds: productIds ? JSON.stringify(productIds) : null,
    anonymousId,
    attributes: toJson(attributes),
    isIdle: sessionId === null,
  }))
  return Prisma.sql`select user_id, id, session_id, type, occurred_at, product_id, order_id, page_url,
        case when product_ids is null then null else jsonb_build_object('product_ids', product_ids::jsonb) end
          as properties,
        anonymous_id, attributes::jsonb as attributes, is_idle
      from ${rowsSql(rows, CAME, 'came')}`
}

function toJson(attributes: NewEvent['attributes']): string | null {
  const entries = Object.entries(attributes ?? {})
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries.sort()))
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
  productIds: 'text',
  anonymousId: 'text',
  attributes: 'text',
  isIdle: 'boolean',
} as const
