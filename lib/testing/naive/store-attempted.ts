import type { Db } from '@/lib/db'
import { textOf } from '@/lib/funnel/match-event'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import type { NaiveEvent } from './naive-event'

/** Types of random events that belong to every product of their order. */
export const SOME_TYPES = ['a', 'b', 'c', 'd']

/** Ids are of one user, and each event is of a session, as whatever stores them sees to: no two users are one person. */
export function toStored(events: readonly NaiveEvent[]): NaiveEvent[] {
  return events.map((event) => ({
    ...event,
    id: `${event.userId}/${event.id}`,
    sessionId: `${event.userId}/${event.sessionId ?? event.id}`,
  }))
}

/** In place of all that is stored; refreshed, in UTC. */
export async function storeAttempted(db: Db, events: readonly NaiveEvent[]): Promise<void> {
  await emptyDatabase(db)
  await db.eventMeaning.createMany({
    data: SOME_TYPES.map((type) => ({ type, meaning: 'checked_out', changedAt: new Date() })),
  })
  const rows = events.map(({ items, properties = {}, ...event }) => {
    const device = textOf(properties, 'device')
    return {
      ...event,
      pageUrl: null,
      productIds: items,
      properties,
      ...(device && { attributes: { device } }),
    }
  })
  await db.$transaction((tx) => writeEvents(tx, rows))
  await runRefresh(db, { timeZone: 'UTC' })
}
