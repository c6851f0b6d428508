import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import type { Question } from '../report'
import { type ProductLine, type ProductsResult, toProductsResult } from './products-result'
import { productsSql } from './products-sql'

/** One line a product. Throws `unknown_product` and `unknown_category`. */
export async function runProducts(db: Db, query: ReportQuery): Promise<ProductsResult> {
  await requireScope(db, query.scope)
  return toProductsResult(query, await db.$queryRaw<ProductLine[]>(productsSql(query)))
}

/** The same as a question, which several reports put: names as they are stored, and nothing ranked. */
export const PRODUCT_COUNTS: Question<ProductsResult, never> = {
  name: 'product-counts',
  takes: [],
  run: (db, { query }) => runProducts(db, query),
}
