import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { shrinkRates } from '@/lib/stats/shrink-rates'
import type { ProductLine, ProductsResult } from './products-result'

/** A product with the lower end of what is likely of its overall rate; null where nobody entered with it. */
export type RankedLine = ProductLine & Readonly<{ atLeast: number | null }>

/**
 * Gives each product a number to rank by: the lower end of the 95 % interval of its overall rate, shrunk towards its
 * category (docs/decisions/0016), so that one of one is never on top. `shop` are all products, whichever are asked for,
 * so that a product has the same number beside whatever it stands. In order.
 */
export function rankProducts(
  { query, products }: ProductsResult,
  shop: readonly ProductLine[],
): RankedLine[] {
  const overall = overallRate(funnelOf(query))
  const rates = shrinkRates(
    shop.map(({ id, category, reached }) => ({ key: id, category, ...portionOf(reached, overall) })),
  )
  return products.map((line) => ({
    ...line,
    atLeast: portionOf(line.reached, overall).whole > 0 ? (rates.get(line.id)?.interval.low ?? null) : null,
  }))
}
