import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireProduct } from '@/lib/store/products'
import { type ProductsResult, toProductsResult } from './products-result'
import { type ProductsRow, productsSql } from './products-sql'

/** One line a product. Throws `unknown_product`. */
export async function runProducts(db: Db, query: ReportQuery): Promise<ProductsResult> {
  await requireProduct(db, query.product)
  return toProductsResult(query, await db.$queryRaw<ProductsRow[]>(productsSql(query)))
}
