import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import type { Portion } from '@/lib/stats/compare-shares'
import { listAttempts } from '@/lib/testing/naive/naive-attempts'
import { groupBy, type NaiveEvent } from '@/lib/testing/naive/naive-event'
import { countAttempts } from '@/lib/testing/naive/naive-funnel'
import type { DayRange } from '@/lib/time/day'
import { generateShop, type ShopDay } from '@/prisma/demo/generate-shop'

// Counts of a demo shop as the oracle counts them, without the database.

/** Sessions by step, by place. */
type Reached = readonly number[]

/** Counts of one range: of the shop's sessions, and by product of the sessions that met it. */
export type RangeCounts = Readonly<{ shop: Reached; products: ReadonlyMap<string, Reached> }>

/** What is in each of the ranges; they must not overlap. A session counts on the day on which its events are. */
export function countShop(seed: string, now: Date, ranges: readonly DayRange[]): RangeCounts[] {
  const shop = generateShop({ seed, now, timeZone: 'UTC' })
  const events = ranges.map((): NaiveEvent[] => [])
  for (const day of shop.days()) {
    const ofRange = events[ranges.findIndex((range) => range.from <= day.day && day.day < range.to)]
    for (const event of ofRange ? toEvents(day) : []) ofRange?.push(event)
  }
  return events.map(countRange)
}

export const cartPerView = (reached: Reached): Portion => ({ part: reached[1] ?? 0, whole: reached[0] ?? 0 })

export const checkoutPerCart = (reached: Reached): Portion => ({
  part: reached[2] ?? 0,
  whole: reached[1] ?? 0,
})

/** A checkout carries the products of its order. */
function toEvents({ events, items }: ShopDay): NaiveEvent[] {
  const orders = new Map(
    groupBy(items, ({ orderId }) => orderId).map((own) => [
      own[0]?.orderId,
      own.map((item) => item.productId),
    ]),
  )
  return events.map(({ productIds: _, ...event }) => ({
    ...event,
    items: (event.type === 'checkout' && event.orderId !== null && orders.get(event.orderId)) || [],
  }))
}

function countRange(events: readonly NaiveEvent[]): RangeCounts {
  const reachedBy = (per: 'shop' | 'product', attempts = listAttempts({ ...PRODUCT_FUNNEL, per }, events)) =>
    groupBy(attempts, ({ product }) => product).map(
      (part) => [part[0]?.product ?? '', countAttempts(PRODUCT_FUNNEL, part).attempts] as const,
    )
  return { shop: reachedBy('shop')[0]?.[1] ?? [], products: new Map(reachedBy('product')) }
}
