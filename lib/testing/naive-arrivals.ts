import fc from 'fast-check'
import type { Db } from '@/lib/db'
import { writeEvents } from '@/lib/ingest/write-events'
import { writeOrderItems } from '@/lib/ingest/write-order-items'
import { writeOrders } from '@/lib/ingest/write-orders'
import { emptyOrder } from './empty-order'
import type { JourneyEvent } from './journeys'
import { anyJourneys } from './naive-journeys'

/** What may arrive by itself: an event, or the items of one order. */
export type Arrival =
  | Readonly<{ kind: 'event'; event: JourneyEvent }>
  | Readonly<{ kind: 'items'; orderId: string; items: readonly string[] }>

/** Everything that the events need to be counted, each once. */
export function toArrivals(events: readonly JourneyEvent[]): Arrival[] {
  const orders = new Map(events.flatMap(({ orderId, items }) => (items.length > 0 ? [[orderId, items]] : [])))
  return [
    ...[...orders].map(([orderId, items]): Arrival => ({ kind: 'items', orderId: orderId ?? '', items })),
    ...events.map((event): Arrival => ({ kind: 'event', event })),
  ]
}

/** Batches of arrivals in any order; some arrive again in a later batch. */
export const anyBatches: fc.Arbitrary<{ events: JourneyEvent[]; batches: Arrival[][] }> = anyJourneys.chain(
  (events) => {
    const arrivals = toArrivals(events)
    const shuffled = fc.shuffledSubarray(arrivals, { minLength: arrivals.length })
    return fc
      .tuple(shuffled, fc.subarray(arrivals), fc.integer({ min: 1, max: 4 }))
      .map(([all, again, count]) => {
        const size = Math.max(1, Math.ceil((all.length + again.length) / count))
        return { events, batches: cut([...all, ...again], size) }
      })
  },
)

/** Stores a batch in one transaction. Orders belong to u1, whoever checks them out. */
export async function storeArrivals(db: Db, batch: readonly Arrival[]): Promise<void> {
  const items = batch.filter((arrival) => arrival.kind === 'items')
  const events = batch.filter((arrival) => arrival.kind === 'event').map((arrival) => arrival.event)
  await db.$transaction(async (tx) => {
    await writeOrders(
      tx,
      items.map(({ orderId }) => emptyOrder('u1', orderId)),
    )
    await writeOrderItems(
      tx,
      items.flatMap(({ orderId, items }) => items.map((productId) => ({ orderId, productId, quantity: 1 }))),
    )
    await writeEvents(
      tx,
      events.map(({ items: _, ...event }) => ({ ...event, pageUrl: null })),
    )
  })
}

function cut<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}
