import { formatCsv } from '@/lib/format/format-csv'
import type { ColumnKind, ReportTable } from './report-table'

/** Digits kept after the point: more than any reader needs, fewer than a float's noise. */
const DIGITS: Record<ColumnKind, number> = {
  text: 0,
  day: 0,
  count: 0,
  share: 6,
  points: 6,
  seconds: 3,
  number: 6,
}

/** The report as CSV under its stable column names. Shares are 0..1; what has no value is empty. */
export function toReportCsv(table: ReportTable): string {
  const rows = table.rows.map((row) =>
    row.map((value, index) =>
      typeof value === 'number' ? Number(value.toFixed(DIGITS[table.columns[index]?.kind ?? 'text'])) : value,
    ),
  )
  return formatCsv(
    table.columns.map((column) => column.name),
    rows,
  )
}
