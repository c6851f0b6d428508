import type { ModelName } from '@/lib/models/registry'
import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
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
  { name: 'step', kind: 'text', value: (row) => row.step },
  { name: 'count', kind: 'count', value: (row) => row.count },
  { name: 'step_rate', kind: 'share', value: (row) => row.stepRate },
  { name: 'overall_rate', kind: 'share', value: (row) => row.overallRate },
  { name: 'drop_off', kind: 'count', value: (row) => row.dropOff },
]

const JSON_COLUMNS: readonly Column<FunnelStep>[] = [
  ...COLUMNS,
  { name: 'step_rate_low', kind: 'share', value: (row) => row.stepInterval?.low ?? null },
  { name: 'step_rate_high', kind: 'share', value: (row) => row.stepInterval?.high ?? null },
  { name: 'overall_rate_low', kind: 'share', value: (row) => row.overallInterval?.low ?? null },
  { name: 'overall_rate_high', kind: 'share', value: (row) => row.overallInterval?.high ?? null },
  { name: 'furthest', kind: 'count', value: (row) => row.furthest },
  { name: 'inferred', kind: 'count', value: (row) => row.inferred },
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
