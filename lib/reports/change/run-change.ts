import type { Db } from '@/lib/db'
import { type ReportQuery, toPreviousQuery } from '@/lib/query/report-query'
import { runProducts } from '../products/run-products'
import { type ChangeResult, toChangeResult } from './change-result'

/** Why checkout per view changed against as many days directly before. Throws `unknown_product`. */
export async function runChange(db: Db, query: ReportQuery): Promise<ChangeResult> {
  const previous = toPreviousQuery(query)
  const [now, before] = await Promise.all([runProducts(db, query), previous && runProducts(db, previous)])
  return toChangeResult(query, before, now)
}
