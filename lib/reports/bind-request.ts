import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Request } from '@/lib/query/request/request'
import { sayScope } from '@/lib/query/scope'
import { nameProducts } from '@/lib/store/product-names'
import { findProduct } from '@/lib/store/products'

/** A request as somebody typed it, of the product that its name or id means. Throws `unknown_product`. */
export async function bindRequest(db: Db, request: Request): Promise<Request> {
  const { query, before } = request
  const { product } = query.scope
  if (product === undefined) return request
  const scope = Object.freeze({ ...query.scope, product: await findProduct(db, product) })
  return {
    ...request,
    query: Object.freeze({ ...query, scope }),
    before: before && Object.freeze({ ...before, scope }),
  }
}

/** What a question is of, for reading: a product as it is called now, a category, or all products. */
export async function nameScope(db: Db, { scope }: Pick<ReportQuery, 'scope'>): Promise<string> {
  return sayScope(scope, await nameProducts(db, scope.product === undefined ? [] : [scope.product]))
}
