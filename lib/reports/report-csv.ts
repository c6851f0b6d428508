import { formatCsv, formatCsvRows } from '@/lib/format/sheet/format-csv'
import { roundValue } from './column-kind'
import type { ReportTable } from './report-table'

/** The report as CSV under its stable column names. Shares are 0..1; what has no value is empty. */
export function toReportCsv(table: ReportTable): string {
  return formatCsv(
    table.columns.map((column) => column.name),
    toCells(table),
  )
}

/** Its rows without the header. */
export function toReportCsvRows(table: ReportTable): string {
  return formatCsvRows(toCells(table))
}

function toCells({ columns, rows }: ReportTable): ReportTable['rows'] {
  return rows.map((row) =>
    row.map((value, index) =>
      typeof value === 'number' ? roundValue(columns[index]?.kind ?? 'text', value) : value,
    ),
  )
}
