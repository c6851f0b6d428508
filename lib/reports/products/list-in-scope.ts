import type { ReportQuery } from '@/lib/query/report-query'
import type { ProductLine } from './products-result'

/**
 * The products that a question is of, as `inScopeSql` has it. For reports that hold each product against others, which
 * need the whole shop whatever is asked of it.
 */
export function listInScope<Line extends Pick<ProductLine, 'id' | 'category'>>(
  products: readonly Line[],
  { scope: { product, category } }: Pick<ReportQuery, 'scope'>,
): readonly Line[] {
  return products.filter(
    (line) => (product ?? line.id) === line.id && (category ?? line.category) === line.category,
  )
}

/** The same question of the whole shop; frozen, so that the panels of a page share the answer. */
export function ofWholeShop(query: ReportQuery): ReportQuery {
  const { product: _product, category: _category, ...scope } = query.scope
  return Object.freeze({ ...query, scope })
}
