import type { ReportQuery } from '@/lib/query/report-query'
import type { ProductLine } from './products-result'

/**
 * The products that a question is of, as `inScopeSql` has it. For reports that hold each product against others, which
 * need the whole shop whatever is asked of it.
 */
export function listInScope<Line extends Pick<ProductLine, 'id' | 'category'>>(
  products: readonly Line[],
  { product, category }: Pick<ReportQuery, 'product' | 'category'>,
): readonly Line[] {
  return products.filter(
    (line) => (product === null || line.id === product) && (category === null || line.category === category),
  )
}

/** The same question of the whole shop; frozen, so that the panels of a page share the answer. */
export function ofWholeShop(query: ReportQuery): ReportQuery {
  if (query.product === null && query.category === null) return query
  return Object.freeze({ ...query, product: null, category: null })
}
