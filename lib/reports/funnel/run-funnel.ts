import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireProduct } from '@/lib/store/products'
import { type FunnelResult, toFunnelResult } from './funnel-result'
import { type FunnelRow, funnelSql } from './funnel-sql'

/** The funnel of a question. Throws `unknown_product`. */
export async function runFunnel(db: Db, query: ReportQuery): Promise<FunnelResult> {
  await requireProduct(db, query.product)
  return toFunnelResult(query, await db.$queryRaw<FunnelRow[]>(funnelSql(query)))
}
