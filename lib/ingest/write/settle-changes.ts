import type { DbOrTransaction } from '@/lib/db'
import type { OrderTypes } from '@/lib/store/event-meanings'
import type { ChangedEvent } from '../identify/list-affected-parts'
import { settleEvents } from '../identify/settle'
import { settleIdle } from '../identify/settle-idle'
import type { NewEvent } from './new-row'
import type { GoneEvent } from './take-events'

/** Whose the events are that came, and what went; idle ones first get a session. */
export async function settleChanges(
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
