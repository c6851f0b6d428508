import type { Portion } from '@/lib/stats/compare-shares'
import type { DayRange } from '@/lib/time/day'
import { generateShop, type ShopDay } from '@/prisma/demo/generate-shop'

// Counts of a demo shop as loops over its events, without the database.

type Counts = { viewed: number; carted: number; checkedOut: number }

/** Counts of one range: of the shop's sessions, and by product of the sessions that met it. */
export type RangeCounts = Readonly<{ shop: Counts; products: ReadonlyMap<string, Counts> }>

type Session = { steps: Set<string>; products: Map<string, Set<string>>; order: string | null }
type Sessions = Map<string, Session>

/** What is in each of the ranges; they must not overlap. A session counts on the day on which its events are. */
export function countShop(seed: string, now: Date, ranges: readonly DayRange[]): RangeCounts[] {
  const shop = generateShop({ seed, now, timeZone: 'UTC' })
  const sessions = ranges.map((): Sessions => new Map())
  const items = new Map<string, string[]>()
  for (const day of shop.days()) {
    const ofRange = sessions[ranges.findIndex((range) => range.from <= day.day && day.day < range.to)]
    if (!ofRange) continue
    for (const { orderId, productId } of day.items) {
      items.set(orderId, [...(items.get(orderId) ?? []), productId])
    }
    collect(ofRange, day)
  }
  const ids = shop.products.map(({ id }) => id)
  return sessions.map((ofRange) => countRange(ofRange, items, ids))
}

export const cartPerView = ({ carted, viewed }: Counts): Portion => ({ part: carted, whole: viewed })

export const checkoutPerCart = ({ checkedOut, carted }: Counts): Portion => ({
  part: checkedOut,
  whole: carted,
})

function collect(sessions: Sessions, { events }: ShopDay): void {
  for (const { sessionId, type, orderId, productId } of events) {
    const session = sessions.get(sessionId) ?? { steps: new Set(), products: new Map(), order: null }
    sessions.set(sessionId, session)
    session.steps.add(type)
    if (type === 'checkout') session.order = orderId
    if (productId) session.products.set(productId, (session.products.get(productId) ?? new Set()).add(type))
  }
}

function countRange(
  sessions: Sessions,
  items: ReadonlyMap<string, readonly string[]>,
  ids: readonly string[],
): RangeCounts {
  const shop: Counts = { viewed: 0, carted: 0, checkedOut: 0 }
  const products = new Map(ids.map((id) => [id, { viewed: 0, carted: 0, checkedOut: 0 }]))
  for (const { steps, products: own, order } of sessions.values()) {
    if (steps.has('page_view')) add(shop, steps.has('add_to_cart'), steps.has('checkout'))
    const bought = new Set(order ? items.get(order) : [])
    for (const [id, ofProduct] of own) {
      const counts = products.get(id)
      if (counts) add(counts, ofProduct.has('add_to_cart'), bought.has(id))
    }
  }
  return { shop, products }
}

function add(counts: Counts, carted: boolean, checkedOut: boolean): void {
  counts.viewed += 1
  counts.carted += Number(carted || checkedOut)
  counts.checkedOut += Number(checkedOut)
}
