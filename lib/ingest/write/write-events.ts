import type { DbOrTransaction } from '@/lib/db'
import { getOrderTypes, type OrderTypes } from '@/lib/store/event-meanings'
import { readKeptOut } from '../forget/kept-out'
import { takeTurn } from '../identify/take-turn'
import { type GivenEvents, insertMissing, toGiven } from './insert-events'
import { attributesToJson, type NewEvent, propertiesToJson } from './new-row'
import { settleChanges } from './settle-changes'
import { takeAway } from './take-events'
import { toBatches, type WriteResult } from './write-result'

/**
 * Stores events, each id once, marks what they touch (the session of an event, or the order of a shipment), and settles
 * whose they are and of which session. An id that is stored and says something else is a correction: it stands, and what
 * it said is marked too. Of one id that comes several times the last stands. `ready`: what `readyEvents` made of the same
 * events before. Call it in a transaction.
 */
export async function writeEvents(
  tx: DbOrTransaction,
  events: readonly NewEvent[],
  importId: bigint | null = null,
  ready: ReadyEvents | null = null,
): Promise<WriteResult> {
  await takeTurn(tx)
  const allowed = await withoutKeptOut(tx, events)
  const types = await getOrderTypes(tx)
  let stored = 0
  let corrected = 0
  for (const { first, last, changes } of (allowed === events && ready) || readyEvents(allowed)) {
    const counts = await writeOnce(tx, first, importId, types)
    if (last) await writeOnce(tx, last, importId, types)
    stored += counts.stored
    corrected += counts.corrected + changes
  }
  return { stored, corrected, repeated: events.length - stored - corrected }
}

/** Whoever sorts rows out before has told why; here nothing that may not be stored is. */
async function withoutKeptOut(
  tx: DbOrTransaction,
  events: readonly NewEvent[],
): Promise<readonly NewEvent[]> {
  const keptOut = await readKeptOut(tx, () => ({
    users: events.flatMap(({ userId, anonymousId = null }) => [userId, anonymousId]),
    orders: events.map(({ orderId }) => orderId),
  }))
  if (!keptOut) return events
  const { keptFrom, isErasedUser, isErasedOrder } = keptOut
  return events.flatMap((event) => {
    if (isErasedUser(event.userId) || isErasedOrder(event.orderId)) return []
    if (keptFrom && event.occurredAt < keptFrom) return []
    return isErasedUser(event.anonymousId) ? { ...event, anonymousId: null } : event
  })
}

/** Batches of events, made ready to be stored. */
export type ReadyEvents = readonly Readonly<{
  /** The first row of each id. */
  first: GivenEvents
  /** The last row of those ids that say several things; null where none does. */
  last: GivenEvents | null
  /** How often an id says something else than its row before. */
  changes: number
}>[]

/** All of it that needs no database: whoever reads on while others are stored does it before the turn. */
export function readyEvents(events: readonly NewEvent[]): ReadyEvents {
  return toBatches(events).map(splitRepeated)
}

function splitRepeated(events: readonly NewEvent[]): ReadyEvents[number] {
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
  return {
    first: toGiven([...first.values()]),
    last: last.size > 0 ? toGiven([...last.values()]) : null,
    changes,
  }
}

function contentOf(event: NewEvent): string {
  const { userId, sessionId, type, occurredAt, productId, orderId, pageUrl } = event
  const { anonymousId = null, attributes = null } = event
  const said = [
    productId,
    orderId,
    pageUrl,
    propertiesToJson(event),
    anonymousId,
    attributesToJson(attributes),
  ]
  return JSON.stringify([userId, sessionId, type, occurredAt, ...said])
}

/** Events of different ids. */
async function writeOnce(
  tx: DbOrTransaction,
  given: GivenEvents,
  importId: bigint | null,
  types: OrderTypes,
) {
  const { events } = given
  const { isNew, isDifferent } = await insertMissing(tx, given, importId)
  const gone = isDifferent.length === 0 ? [] : await takeAway(tx, isDifferent)
  const isCorrected = new Set(isDifferent)
  if (gone.length > 0)
    await insertMissing(tx, toGiven(events.filter(({ id }) => isCorrected.has(id))), importId)
  const isStored = new Set([...isNew, ...gone.map(({ id }) => id)])
  await settleChanges(
    tx,
    events.filter(({ id }) => isStored.has(id)),
    gone,
    types,
  )
  return { stored: isNew.size, corrected: gone.length }
}
