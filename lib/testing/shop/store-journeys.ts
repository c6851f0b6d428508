import type { Db } from '@/lib/db'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrderItems } from '@/lib/ingest/write/write-order-items'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyOrder } from './empty-order'
import { type JourneyEvent, parseJourneys } from './journeys'

/** Stores journeys with their orders, in the order in which they are given, and refreshes. */
export async function givenJourneys(
  db: Db,
  journeys: Readonly<Record<string, string>>,
  timeZone = 'UTC',
): Promise<void> {
  await storeJourneys(db, parseJourneys(journeys))
  await runRefresh(db, { timeZone })
}

/** Stores events, and the orders of the checkouts among them, in one transaction; does not refresh. */
export async function storeJourneys(db: Db, events: readonly JourneyEvent[]): Promise<void> {
  await db.$transaction(async (tx) => {
    const checkouts = events.filter((event) => event.items.length > 0)
    await writeOrders(
      tx,
      checkouts.map(({ userId, orderId }) => emptyOrder(userId, orderId ?? '')),
    )
    await writeOrderItems(
      tx,
      checkouts.flatMap(({ orderId, items }) =>
        items.map((productId) => ({ orderId: orderId ?? '', productId, quantity: 1 })),
      ),
    )
    await writeEvents(
      tx,
      events.map(({ items: _, ...event }) => ({ ...event, pageUrl: null })),
    )
  })
}
