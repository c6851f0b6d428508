import type { NewProduct } from '@/lib/ingest/write/new-row'
import { addDays, dayInZone } from '@/lib/time/day'
import { createRandom, type Random } from './random'
import { startOfDay } from './start-of-day'

/** The products as they were at a moment. */
export type PastProducts = Readonly<{ at: Date; products: readonly NewProduct[] }>

/** How many days ago somebody looked at price and stock. */
const DAYS_AGO = [420, 330, 250, 180, 110, 60, 28, 9]
/** So many products have had another price. */
const REPRICED = 8
/** A product in so many was sold out, or had another stock, when it was looked at. */
const SOLD_OUT = 0.04
const RESTOCKED = 0.4

type Options = Readonly<{ seed: string; now: Date; timeZone: string }>

/** What products cost and how many were in stock before, oldest first; the last are not yet as they are today. */
export function listPastProducts(
  products: readonly NewProduct[],
  { seed, now, timeZone }: Options,
): readonly PastProducts[] {
  const random = createRandom(`${seed}/past`)
  const today = dayInZone(now, timeZone)
  const formerPrices = drawFormerPrices(random, products)
  const stock = new Map(products.map(({ id }) => [id, drawStock(random)]))
  return DAYS_AGO.map((days, index) => {
    for (const { id } of products) if (random.chance(RESTOCKED)) stock.set(id, drawStock(random))
    return {
      at: startOfDay(addDays(today, -days), timeZone),
      products: products.map((product) => {
        const former = formerPrices.get(product.id)
        const price = former && index < former.until ? former.price : product.price
        return { ...product, price, inventory: stock.get(product.id) ?? null }
      }),
    }
  })
}

/** A tenth or so more or less than today, until one of the looks found it changed. */
function drawFormerPrices(random: Random, products: readonly NewProduct[]) {
  const repriced = products.filter((_, index) => index % Math.ceil(products.length / REPRICED) === 0)
  return new Map(
    repriced.map(({ id, price }) => {
      const factor = random.chance(0.7) ? 0.86 + random.next() * 0.08 : 1.08 + random.next() * 0.06
      const former = { price: Math.round((price ?? 0) * factor * 4) / 4, until: 2 + random.int(5) }
      return [id, former] as const
    }),
  )
}

function drawStock(random: Random): number {
  return random.chance(SOLD_OUT) ? 0 : 10 + random.int(90)
}
