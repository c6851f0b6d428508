import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '../funnel/run-funnel'
import { type OpenResult, toOpenResult } from './open-result'
import { type CheckoutRow, checkoutsSql, type OpenRow, type OpenWindow, openSql } from './open-sql'

/**
 * Where the sessions of a range stand, whatever unit was asked for: a user may always still come back. Throws
 * `unknown_product` and `unknown_category`.
 */
export async function runOpen(db: Db, query: ReportQuery, window: OpenWindow): Promise<OpenResult> {
  const ofSessions: ReportQuery = { ...query, unit: 'sessions' }
  const [{ steps }, open, checkouts] = await Promise.all([
    runFunnel(db, ofSessions),
    db.$queryRaw<OpenRow[]>(openSql(ofSessions, window)),
    db.$queryRaw<CheckoutRow[]>(checkoutsSql(ofSessions, window)),
  ])
  const { part: converted, whole: entered } = portionOf(
    steps.map(({ count }) => count),
    overallRate(funnelOf(query)),
  )
  return toOpenResult(ofSessions, window.hours, { entered, converted, open, checkouts })
}
