import fc from 'fast-check'
import type { Db } from '@/lib/db'
import { writeUsers } from '@/lib/ingest/write/write-dimensions'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrderItems } from '@/lib/ingest/write/write-order-items'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { emptyUser } from '@/lib/testing/shop/empty-user'
import type { JourneyEvent } from '@/lib/testing/shop/journeys'
import { anyShop, itemsOf } from './naive-journeys'
import type { NaiveShop } from './naive-owners'

/** What may arrive by itself: an event, an order with its items, or a user that the shop knows by name. */
export type Arrival =
  | Readonly<{ kind: 'event'; event: JourneyEvent }>
  | Readonly<{ kind: 'order'; orderId: string; userId: string }>
  | Readonly<{ kind: 'user'; userId: string }>

/** Everything that the shop is made of, each once. */
export function toArrivals({ events, orders, known }: NaiveShop): Arrival[] {
  return [
    ...known.map((userId): Arrival => ({ kind: 'user', userId })),
    ...Object.entries(orders).map(([orderId, userId]): Arrival => ({ kind: 'order', orderId, userId })),
    ...events.map((event): Arrival => ({ kind: 'event', event })),
  ]
}

type Arrivals = Readonly<{ shop: NaiveShop; batches: Arrival[][] }>

export const anyBatches: fc.Arbitrary<Arrivals> = anyShop.chain(anyArrivalsOf)

/** Batches of all that a shop is made of, in any order; some come again in a later batch, some said something else before. */
export function anyArrivalsOf(shop: NaiveShop): fc.Arbitrary<Arrivals> {
  const arrivals = toArrivals(shop)
  const earlier = arrivals.flatMap((arrival, index) => toEarlier(arrival, index, shop))
  const inAnyOrder = fc
    .subarray(earlier)
    .chain((some) => shuffled([...arrivals, ...some]))
    .map((all) => withLastLast(all, arrivals))
  return fc
    .tuple(inAnyOrder, fc.subarray(arrivals), fc.integer({ min: 1, max: 6 }))
    .map(([all, again, count]) => {
      const ordered = [...all, ...again]
      return { shop, batches: cut(ordered, Math.max(1, Math.ceil(ordered.length / count))) }
    })
}

function shuffled<T>(all: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(all, { minLength: all.length })
}

/** What the same id may have said before: another event's content, another user. */
function toEarlier(arrival: Arrival, index: number, { events }: NaiveShop): Arrival[] {
  if (arrival.kind === 'user') return []
  if (arrival.kind === 'order') return [{ ...arrival, userId: arrival.userId === 'u1' ? 'u2' : 'u1' }]
  const other = events[(index * 7) % events.length]
  return other ? [{ kind: 'event', event: { ...other, id: arrival.event.id } }] : []
}

/** Swaps what an id says last with what it said before, where that would come after it. */
function withLastLast(all: readonly Arrival[], last: readonly Arrival[]): Arrival[] {
  const swapped = [...all]
  for (const arrival of last) {
    const place = swapped.indexOf(arrival)
    const before = swapped.findLastIndex((one) => one !== arrival && keyOf(one) === keyOf(arrival))
    const earlier = swapped[before]
    if (earlier === undefined || before < place) continue
    swapped[place] = earlier
    swapped[before] = arrival
  }
  return swapped
}

function keyOf(arrival: Arrival): string {
  if (arrival.kind === 'event') return `event ${arrival.event.id}`
  return arrival.kind === 'order' ? `order ${arrival.orderId}` : `user ${arrival.userId}`
}

/** Stores a batch in one transaction. */
export async function storeArrivals(db: Db, batch: readonly Arrival[]): Promise<void> {
  const orders = batch.filter((arrival) => arrival.kind === 'order')
  const events = batch.filter((arrival) => arrival.kind === 'event').map((arrival) => arrival.event)
  const users = batch.filter((arrival) => arrival.kind === 'user')
  await db.$transaction(async (tx) => {
    await writeUsers(
      tx,
      users.map(({ userId }) => emptyUser(userId)),
    )
    await writeOrders(
      tx,
      orders.map(({ orderId, userId }) => emptyOrder(userId, orderId)),
    )
    await writeOrderItems(
      tx,
      [...new Set(orders.map(({ orderId }) => orderId))].flatMap((orderId) =>
        itemsOf(orderId).map((productId) => ({ orderId, productId, quantity: 1 })),
      ),
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
