import type { ModelName } from '@/lib/models/registry'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import type { FunnelStep } from './funnel-result'
import { runFunnel } from './run-funnel'

/** What counts of units are read from. */
export const FUNNEL_MODELS = [
  'product',
  'product_day',
  'product_funnel',
  'session_day',
  'session_path',
] as const satisfies readonly ModelName[]

const COLUMNS: readonly Column<FunnelStep>[] = [
  ...toColumns<FunnelStep>('text', 'step'),
  ...toColumns<FunnelStep>('count', 'count'),
  ...toColumns<FunnelStep>('share', 'stepRate', 'overallRate'),
  ...toColumns<FunnelStep>('count', 'dropOff'),
]

const JSON_COLUMNS: readonly Column<FunnelStep>[] = [
  ...COLUMNS,
  ...toEnds<FunnelStep>('step_rate', 'share', (row) => row.stepInterval),
  ...toEnds<FunnelStep>('overall_rate', 'share', (row) => row.overallInterval),
  ...toColumns<FunnelStep>('count', 'furthest', 'inferred'),
]

export const FUNNEL = defineReport({
  name: 'funnel',
  title: 'Funnel',
  question: 'How many reach each step of the funnel, and how many are lost on the way?',
  reads: FUNNEL_MODELS,
  takes: [],
  compares: 'twice',
  run: (db, { query }) => runFunnel(db, query),
  toTable: ({ steps }) => toReportTable(COLUMNS, steps),
  toJson: ({ steps, withoutStep }) => ({
    rows: toRecords(toReportTable(JSON_COLUMNS, steps)),
    without_step: withoutStep,
  }),
})
