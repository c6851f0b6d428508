import { shrinkRates } from '@/lib/stats/shrink-rates'
import type { ProductLine } from './products-result'

/** A product with the lower end of what is likely of its checkout per view; null where nobody viewed it. */
export type RankedLine = ProductLine & Readonly<{ atLeast: number | null }>

/**
 * Gives each product a number to rank by: the lower end of the 95 % interval of its checkout per view, shrunk towards
 * its category (docs/decisions/0016), so that one of one is never on top. `shop` are all products, whichever are asked
 * for, so that a product has the same number beside whatever it stands. In order.
 */
export function rankProducts(products: readonly ProductLine[], shop: readonly ProductLine[]): RankedLine[] {
  const rates = shrinkRates(
    shop.map(({ id, category, checkedOut, viewed }) => ({
      key: id,
      category,
      part: checkedOut,
      whole: viewed,
    })),
  )
  return products.map((line) => ({
    ...line,
    atLeast: line.viewed > 0 ? (rates.get(line.id)?.interval.low ?? null) : null,
  }))
}
