import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { OpenResult } from './open-result'

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

export function toOpenAnswer(result: OpenResult): ReportAnswer {
  const table = toReportTable(COLUMNS, [result])
  return { table, json: { rows: toRecords(table) } }
}
