import type { Day } from '@/lib/time/day'
import { type Grain, hasGaps } from '@/lib/time/grain'
import type { Json } from './json'

/**
 * How a value is meant: shares are 0..1, points are differences of shares, days are YYYY-MM-DD, and numbers are of the
 * unit that their row says.
 */
export type ColumnKind = 'text' | 'day' | 'count' | 'share' | 'points' | 'seconds' | 'number'

export type Column<Row> = Readonly<{
  name: string
  kind: ColumnKind
  value: (row: Row) => string | number | null
}>

/** A report as a table: the stable column names of CSV and terminal, and rows of bare values. */
export type ReportTable = Readonly<{
  columns: readonly Readonly<{ name: string; kind: ColumnKind }>[]
  rows: readonly (readonly (string | number | null)[])[]
}>

/** What a report answers: a table for CSV and terminal, and the whole answer for the JSON API. */
export type ReportAnswer = Readonly<{ table: ReportTable; json: Readonly<Record<string, Json>> }>

export function toReportTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ReportTable {
  return {
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
  }
}

/** What JSON says where buckets in which nothing happened have no row, because there are too many. */
export function sayGaps(points: readonly Readonly<{ start: Day }>[], grain: Grain): Record<string, Json> {
  return hasGaps(points, grain) ? { without_empty: true } : {}
}

/** Both periods in one table; a first column says which. */
export function stackTables(current: ReportTable, previous: ReportTable): ReportTable {
  return {
    columns: [{ name: 'period', kind: 'text' }, ...current.columns],
    rows: [
      ...current.rows.map((row) => ['current', ...row]),
      ...previous.rows.map((row) => ['previous', ...row]),
    ],
  }
}

/** Rows as objects under the columns' names. */
export function toRecords(table: ReportTable): Record<string, string | number | null>[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, index) => [column.name, row[index] ?? null])),
  )
}
