import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { FunnelResult, FunnelStep } from './funnel-result'

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

export function toFunnelAnswer(result: FunnelResult): ReportAnswer {
  return {
    table: toReportTable(COLUMNS, result.steps),
    json: { rows: toRecords(toReportTable(JSON_COLUMNS, result.steps)), without_step: result.withoutStep },
  }
}
