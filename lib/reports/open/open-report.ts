import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { overallName } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { FUNNEL_MODELS, runFunnel } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import { type OpenResult, toOpenResult } from './open-result'
import { type ConversionRow, conversionsSql, type OpenRow, type OpenWindow, openSql } from './open-sql'

const COLUMNS: readonly Column<OpenResult>[] = [
  ...toColumns<OpenResult>('count', 'windowHours', 'entered', 'converted', 'open', 'lost'),
  ...toColumns<OpenResult>('number', 'expected'),
  ...toColumns<OpenResult>('share', 'rate', 'projectedRate'),
]

export const OPEN = defineReport({
  name: 'open',
  title: 'Open, not lost',
  question: 'How many are still open, and how many of those will convert?',
  reads: [...FUNNEL_MODELS, 'session_count'],
  takes: ['now', 'conversionHours'],
  rates: { over: 'units', of: ({ query }) => [overallName(query)], unit: 'sessions' },
  ofNow: true,
  run: (db, { query, now, conversionHours: hours }) => runOpen(db, query, { now, hours }),
  toTable: (result) => toReportTable(COLUMNS, [result]),
  toJson: (result) => ({ rows: toRecords(toReportTable(COLUMNS, [result])) }),
})

/**
 * Where the sessions of a range stand, or the attempts, in the window of their own funnel where it has one, whatever unit was asked for: a user may always still come back. Throws
 * `unknown_product` and `unknown_category`.
 */
export async function runOpen(db: Db, query: ReportQuery, waits: OpenWindow): Promise<OpenResult> {
  const ofSessions: ReportQuery = { ...query, unit: 'sessions' }
  const { within } = funnelOf(query)
  const window = { ...waits, hours: within === 'session' ? waits.hours : within.seconds / 3600 }
  const [{ steps }, open, conversions] = await Promise.all([
    runFunnel(db, ofSessions),
    db.$queryRaw<OpenRow[]>(openSql(ofSessions, window)),
    db.$queryRaw<ConversionRow[]>(conversionsSql(ofSessions, window)),
  ])
  const { part: converted, whole: entered } = portionOf(
    steps.map(({ count }) => count),
    overallRate(funnelOf(query)),
  )
  return toOpenResult(ofSessions, window.hours, { entered, converted, open, conversions })
}
