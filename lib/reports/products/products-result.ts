import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'

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
