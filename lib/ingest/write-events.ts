import { type DbOrTransaction, Prisma } from '@/lib/db'
import { CHECKOUT, SHIPMENT } from '@/lib/funnel/order-events'
import type { ChangedEvent } from './identify/list-affected-parts'
import { settleEvents } from './identify/settle'
import { takeTurn } from './identify/take-turn'
import type { NewEvent } from './new-row'
import { rowsSql } from './rows-sql'
import { toBatches, type WriteResult } from './write-result'

/**
 * Stores events, each id once, marks what they touch (the session of an event, or the order of a shipment), and settles
 * whose they are. An id that is stored and says something else is a correction: it stands, and what it said is marked
 * too. Of one id that comes several times the last stands. Call it in a transaction.
 */
export async function writeEvents(tx: DbOrTransaction, events: readonly NewEvent[]): Promise<WriteResult> {
  await takeTurn(tx)
  let stored = 0
  let corrected = 0
  for (const batch of toBatches(events)) {
    const { first, last, changes } = splitRepeated(batch)
    const counts = await writeOnce(tx, first)
    if (last.length > 0) await writeOnce(tx, last)
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
  const { userId, sessionId, type, occurredAt, productId, orderId, pageUrl, productIds = null } = event
  return JSON.stringify([userId, sessionId, type, occurredAt, productId, orderId, pageUrl, productIds])
}

/** Events of different ids. */
async function writeOnce(tx: DbOrTransaction, events: readonly NewEvent[]) {
  const { isNew, isDifferent } = await insertMissing(tx, events)
  const gone = isDifferent.length === 0 ? [] : await takeAway(tx, isDifferent)
  const isCorrected = new Set(isDifferent)
  if (gone.length > 0)
    await insertMissing(
      tx,
      events.filter(({ id }) => isCorrected.has(id)),
    )
  const isStored = new Set([...isNew, ...gone.map(({ id }) => id)])
  const now = events.filter(({ id }) => isStored.has(id))
  const changed = [
    ...now.map((event) => ({ ...event, isGone: false })),
    ...gone.map((event) => ({ ...event, isGone: true })),
  ]
  await settleEvents(
    tx,
    changed.flatMap((event) => (event.type === SHIPMENT ? [] : [toChanged(event)])),
    changed.flatMap(({ type, orderId }) => (orderId !== null && ORDERED.includes(type) ? [orderId] : [])),
  )
  return { stored: isNew.size, corrected: gone.length }
}

/** Types whose order says whose they are. */
const ORDERED = [CHECKOUT, SHIPMENT]

/** An event as it was stored. */
type GoneEvent = Pick<NewEvent, 'id' | 'userId' | 'sessionId' | 'type' | 'occurredAt' | 'orderId'>

function toChanged({ userId, type, orderId, ...event }: GoneEvent & { isGone: boolean }): ChangedEvent {
  const { sessionId, occurredAt, isGone } = event
  const bought = type === CHECKOUT ? orderId : null
  return { sessionId, givenUserId: userId, occurredAt, orderId: bought, isGone }
}

type Inserted = Readonly<{ isNew: ReadonlySet<string>; isDifferent: readonly string[] }>

/** Stores those whose id is not there. Returns their ids, and those of events that are there and say something else. */
async function insertMissing(tx: DbOrTransaction, events: readonly NewEvent[]): Promise<Inserted> {
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
      insert into event (user_id, id, session_id, type, occurred_at, product_id, order_id, page_url, properties)
      select given.*
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
        where (coalesce(known.given_user_id, known.user_id), known.session_id, known.type, known.occurred_at,
            known.product_id, known.order_id, known.page_url, known.properties)
          is distinct from (given.user_id, given.session_id, given.type, given.occurred_at, given.product_id,
            given.order_id, given.page_url, given.properties)
      ) as different`
  return { isNew: new Set(row?.ids), isDifferent: row?.different ?? [] }
}

/** Takes these events away, marks what they touched, and returns them as they were. */
function takeAway(tx: DbOrTransaction, ids: readonly string[]): Promise<GoneEvent[]> {
  return tx.$queryRaw<GoneEvent[]>`
    with gone as ( -- an event that is taken out
      delete from event
      where id = any (${ids}::text[])
      returning *
    ),
    ${markSql(Prisma.sql`gone`)}
    select id, coalesce(given_user_id, user_id) as "userId", session_id as "sessionId", type,
      occurred_at as "occurredAt", order_id as "orderId"
    from gone`
}

/** Rows (user_id, id, session_id, type, occurred_at, product_id, order_id, page_url, properties). */
function givenSql(events: readonly NewEvent[]): Prisma.Sql {
  const rows = events.map(({ productIds: ids, ...event }) => ({
    ...event,
    productIds: ids ? JSON.stringify(ids) : null,
  }))
  const came = rowsSql(rows, CAME, 'came')
  return Prisma.sql`select user_id, id, session_id, type, occurred_at, product_id, order_id, page_url,
        case when product_ids is null then null else jsonb_build_object('product_ids', product_ids::jsonb) end
          as properties
      from ${came}`
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
} as const

/** Marks what rows of event touch. */
function markSql(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`marked_session as ( -- a session whose events changed
      insert into dirty_session (user_id, session_id)
      select distinct user_id, session_id
      from ${rows}
      where type <> ${SHIPMENT}
    ),
    marked_order as ( -- an order whose shipments changed
      insert into dirty_order (user_id, order_id)
      select distinct user_id, order_id
      from ${rows}
      where type = ${SHIPMENT} and order_id is not null
    )`
}
