import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import type { ReportQuery } from '@/lib/query/report-query'
import { shrinkRates } from '@/lib/stats/shrink-rates'

/** A product, also as the one row that it is answered in. */
export type ProductLine = Readonly<{
  id: string
  product: string
  /** Null where nobody said one. */
  category: string | null
  /** Units that reached each step of this product or a later one, by place. */
  reached: readonly number[]
}>

export type ProductsResult = Readonly<{
  query: ReportQuery
  /** Those that most entered first, then by name. */
  products: readonly ProductLine[]
  /**
   * Sums over products: pairs of a unit and a product. A unit that entered with three products is in them three times, so
   * these are not numbers of units.
   */
  pairs: Pick<ProductLine, 'reached'>
}>

export function toProductsResult(query: ReportQuery, products: readonly ProductLine[]): ProductsResult {
  return { query, products, pairs: { reached: sumReached(funnelOf(query), products) } }
}

/** Sums over products, by place. */
export function sumReached({ steps }: Funnel, lines: readonly Pick<ProductLine, 'reached'>[]): number[] {
  return steps.map((_, place) => lines.reduce((sum, { reached }) => sum + (reached[place] ?? 0), 0))
}

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
