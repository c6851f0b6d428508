import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import { type TrendResult, toTrendResult } from './trend-result'
import { type TrendRow, trendSql } from './trend-sql'

/** Each step's counts and rates over time. Throws `unknown_product` and `unknown_category`. */
export async function runTrend(db: Db, query: ReportQuery): Promise<TrendResult> {
  await requireScope(db, query.scope)
  const [rows, data] = await Promise.all([db.$queryRaw<TrendRow[]>(trendSql(query)), getDataRange(db)])
  return toTrendResult(query, rows, data)
}
