import { OVERALL_RATE } from '@/lib/query/metric'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import type { OpenResult } from './open-result'
import { runOpen } from './run-open'

const COLUMNS: readonly Column<OpenResult>[] = [
  { name: 'window_hours', kind: 'count', value: (row) => row.windowHours },
  { name: 'entered', kind: 'count', value: (row) => row.entered },
  { name: 'converted', kind: 'count', value: (row) => row.converted },
  { name: 'open', kind: 'count', value: (row) => row.open },
  { name: 'lost', kind: 'count', value: (row) => row.lost },
  { name: 'expected', kind: 'number', value: (row) => row.expected },
  { name: 'rate', kind: 'share', value: (row) => row.rate },
  { name: 'projected_rate', kind: 'share', value: (row) => row.projectedRate },
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
