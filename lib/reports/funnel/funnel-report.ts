import type { Db } from '@/lib/db'
import type { ModelName } from '@/lib/models/registry'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { type FunnelResult, type FunnelStep, toFunnelResult } from './funnel-result'
import { type FunnelRow, funnelSql } from './funnel-sql'

/** What counts of units are read from; with a filter from sessions and what they met, or attempts. */
export const FUNNEL_MODELS = [
  'attempt',
  'funnel_day',
  'funnel_month',
  'product',
  'product_funnel',
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

/** The funnel of a question. Throws `unknown_product` and `unknown_category`. */
export async function runFunnel(db: Db, query: ReportQuery): Promise<FunnelResult> {
  await requireScope(db, query.scope)
  return toFunnelResult(query, await db.$queryRaw<FunnelRow[]>(funnelSql(query)))
}
