import type { Db } from '@/lib/db'
import { formatName } from '@/lib/format/format-name'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Request } from '@/lib/query/request'
import { nameProduct } from '@/lib/store/product-names'
import { findProduct } from '@/lib/store/products'

/** A request as somebody typed it, of the product that its name or id means. Throws `unknown_product`. */
export async function bindRequest(db: Db, request: Request): Promise<Request> {
  const { query, before } = request
  if (query.product === null) return request
  const product = await findProduct(db, query.product)
  return {
    ...request,
    query: Object.freeze({ ...query, product }),
    before: before && Object.freeze({ ...before, product }),
  }
}

/** What a question is of, for reading: a product as it is called now, a category, or all products. */
export async function nameScope(
  db: Db,
  { product, category }: Pick<ReportQuery, 'product' | 'category'>,
): Promise<string> {
  if (product !== null) return nameProduct(db, product)
  return category === null ? 'all products' : formatName(category)
}
