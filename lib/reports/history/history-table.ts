import { type Column, type ReportTable, toColumns, toReportTable } from '../report-table'
import type { FieldChange, HistoryEntry } from './list-changes'

type Line = HistoryEntry<string, string> & Partial<FieldChange<string>>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'at', kind: 'text', value: (row) => row.at },
  { name: 'what', kind: 'text', value: (row) => row.kind },
  ...toColumns<Line>('text', 'knownFrom', 'knownTo', 'field', 'before', 'after'),
]

/** A row for each thing that happened, and for each field that changed; moments are ISO 8601. */
export function toHistoryTable(entries: readonly HistoryEntry<string, string>[]): ReportTable {
  const lines = entries.flatMap((entry): Line[] =>
    entry.changes.length === 0 ? [entry] : entry.changes.map((change) => ({ ...entry, ...change })),
  )
  return toReportTable(COLUMNS, lines)
}
