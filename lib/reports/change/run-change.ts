import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runProducts } from '../products/run-products'
import { type ChangeResult, toChangeResult } from './change-result'

/** Why checkout per product view changed from `before`; null is nothing to compare with. Throws `unknown_product`. */
export async function runChange(
  db: Db,
  query: ReportQuery,
  before: ReportQuery | null,
): Promise<ChangeResult> {
  const [now, earlier] = await Promise.all([runProducts(db, query), before && runProducts(db, before)])
  return toChangeResult(query, earlier, now)
}
