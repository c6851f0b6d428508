import type { Db } from '@/lib/db'
import type { RateMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { runProducts } from '../products/run-products'
import { type CompareResult, toCompareResult } from './compare-result'

/** One rate of every product in two ranges. Throws `unknown_product` and `unknown_category`. */
export async function runCompare(
  db: Db,
  query: ReportQuery,
  before: ReportQuery,
  options: Readonly<{ metric: RateMetric; smallestChange: number }>,
): Promise<CompareResult> {
  const [earlier, now] = await Promise.all([runProducts(db, before), runProducts(db, query)])
  return toCompareResult(earlier, now, options)
}
