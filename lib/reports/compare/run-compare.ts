import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runProducts } from '../products/run-products'
import { type CompareOptions, type CompareResult, toCompareResult } from './compare-result'

/** One rate of every product, or category, in two ranges. Throws `unknown_product` and `unknown_category`. */
export async function runCompare(
  db: Db,
  query: ReportQuery,
  before: ReportQuery,
  options: CompareOptions,
): Promise<CompareResult> {
  const [earlier, now] = await Promise.all([runProducts(db, before), runProducts(db, query)])
  return toCompareResult(earlier, now, options)
}
