import { formatCsv } from '@/lib/format/format-csv'
import type { ReportTable } from './report-table'
import { roundValue } from './round-value'

/** The report as CSV under its stable column names. Shares are 0..1; what has no value is empty. */
export function toReportCsv(table: ReportTable): string {
  const rows = table.rows.map((row) =>
    row.map((value, index) =>
      typeof value === 'number' ? roundValue(table.columns[index]?.kind ?? 'text', value) : value,
    ),
  )
  return formatCsv(
    table.columns.map((column) => column.name),
    rows,
  )
}
