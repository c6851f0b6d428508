import type { DbOrTransaction } from '@/lib/db'
import { getOrderTypes, type OrderTypes } from '@/lib/store/event-meanings'
import type { ChangedEvent } from './identify/list-affected-parts'
import { settleEvents } from './identify/settle'
import { settleIdle } from './identify/settle-idle'
import { takeTurn } from './identify/take-turn'
import { type GoneEvent, insertMissing, takeAway } from './insert-events'
import { attributesToJson, type NewEvent } from './new-row'
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
  const said = [productId, orderId, pageUrl, productIds, anonymousId, attributesToJson(attributes)]
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
  await settle(
    tx,
    events.filter(({ id }) => isStored.has(id)),
    gone,
    types,
  )
  return { stored: isNew.size, corrected: gone.length }
}

/** Whose the events are that came, and what went; idle ones first get a session. */
async function settle(
  tx: DbOrTransaction,
  came: readonly NewEvent[],
  gone: readonly GoneEvent[],
  { checkouts, backOffice }: OrderTypes,
): Promise<void> {
  const changed = [
    ...came.map((event) => toChanged(event, event.userId, false)),
    ...gone.map((event) => toChanged(event, event.storedUnder, true)),
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

function toChanged(
  { id, userId, sessionId, type, occurredAt, orderId }: NewEvent | GoneEvent,
  storedUnder: string,
  isGone: boolean,
) {
  return { id, userId, sessionId, type, occurredAt, orderId, storedUnder, isGone }
}
