import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type FunnelResult, toFunnelResult } from './funnel-result'
import { type FunnelRow, funnelSql } from './funnel-sql'

/** The funnel of a question. Throws `unknown_product` and `unknown_category`. */
export async function runFunnel(db: Db, query: ReportQuery): Promise<FunnelResult> {
  await requireScope(db, query.scope)
  return toFunnelResult(query, await db.$queryRaw<FunnelRow[]>(funnelSql(query)))
}
