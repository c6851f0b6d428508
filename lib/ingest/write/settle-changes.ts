import type { DbOrTransaction } from '@/lib/db'
import type { OrderTypes } from '@/lib/store/event-meanings'
import type { ChangedEvent } from '../identify/list-affected-parts'
import { settleEvents } from '../identify/settle'
import { type Moment, settleIdle } from '../identify/settle-idle'
import type { NewEvent } from './new-row'
import type { GoneEvent } from './take-events'

/** Whose the events are that came, and what went; idle ones first get a session. */
export async function settleChanges(
  tx: DbOrTransaction,
  came: readonly NewEvent[],
  gone: readonly GoneEvent[],
  { checkouts, backOffice }: OrderTypes,
): Promise<void> {
  const moments: Moment[] = []
  const changes = { changed: [] as ChangedEvent[], idleIds: [] as string[], orderIds: [] as string[] }
  const add = (event: NewEvent | GoneEvent, storedUnder: string, isGone: boolean) => {
    const { id, userId, sessionId, type, occurredAt, orderId } = event
    const [makesOrder, isOfBackOffice] = [checkouts.has(type), backOffice.has(type)]
    if (orderId !== null && (makesOrder || isOfBackOffice)) changes.orderIds.push(orderId)
    if (isOfBackOffice) return
    if (sessionId === null) {
      moments.push({ userId: storedUnder, occurredAt })
      if (!isGone) changes.idleIds.push(id)
      return
    }
    const ofOrder = makesOrder ? orderId : null
    changes.changed.push({ sessionId, givenUserId: userId, occurredAt, orderId: ofOrder, isGone })
  }
  for (const event of came) add(event, event.userId, false)
  for (const event of gone) add(event, event.storedUnder, true)
  await settleIdle(tx, moments)
  await settleEvents(tx, changes)
}
