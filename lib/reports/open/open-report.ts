import { OVERALL_RATE } from '@/lib/query/metric'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import type { OpenResult } from './open-result'
import { runOpen } from './run-open'

const COLUMNS: readonly Column<OpenResult>[] = [
  ...toColumns<OpenResult>('count', 'windowHours', 'entered', 'converted', 'open', 'lost'),
  ...toColumns<OpenResult>('number', 'expected'),
  ...toColumns<OpenResult>('share', 'rate', 'projectedRate'),
]

export const OPEN = defineReport({
  name: 'open',
  title: 'Open, not lost',
  question: 'How many are still open, and how many of those will convert?',
  reads: FUNNEL_MODELS,
  takes: ['now', 'conversionHours'],
  rates: { over: 'units', of: () => [OVERALL_RATE], unit: 'sessions' },
  ofNow: true,
  run: (db, { query, now, conversionHours: hours }) => runOpen(db, query, { now, hours }),
  toTable: (result) => toReportTable(COLUMNS, [result]),
  toJson: (result) => ({ rows: toRecords(toReportTable(COLUMNS, [result])) }),
})
