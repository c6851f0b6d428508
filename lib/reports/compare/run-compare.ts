import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { ofWholeShop } from '../products/list-in-scope'
import { runProducts } from '../products/run-products'
import { type CompareOptions, type CompareResult, toCompareResult } from './compare-result'

/** One rate of every product, or category, in two ranges. Whoever calls it has seen to it that the scope exists. */
export async function runCompare(
  db: Db,
  query: ReportQuery,
  before: ReportQuery,
  options: CompareOptions,
): Promise<CompareResult> {
  const [earlier, now] = await Promise.all([
    runProducts(db, ofWholeShop(before)),
    runProducts(db, ofWholeShop(query)),
  ])
  return toCompareResult({ before, now: query }, { before: earlier, now }, options)
}
