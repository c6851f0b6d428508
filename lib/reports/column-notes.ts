import type { ColumnKind, ReportTable } from './report-table'

const NOTES: Record<ColumnKind, string | null> = {
  text: null,
  day: null,
  count: null,
  share: 'Rates are shares of 0 to 1, shown as per cent.',
  points: 'Percentage points are differences of rates: from 4 % to 5 % is 1.',
  seconds: 'Times are in seconds.',
  number:
    'Numbers without a format are in the unit of their row or column: counts, shares of 0 to 1, or seconds.',
}

/** How its numbers are read in a spreadsheet: a sentence for each kind of column that does not say it itself. */
export function toColumnNotes({ columns }: ReportTable): string[] {
  const kinds = [...new Set(columns.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => NOTES[kind] ?? [])
}
