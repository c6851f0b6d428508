import type { ChangingFields } from '@/lib/orders/changing-field'
import { type Column, type ReportTable, toColumns, toReportTable } from '../report-table'
import type { FieldChange, HistoryEntry } from './list-changes'

type Line = HistoryEntry<string, string> &
  Partial<FieldChange<string>> &
  Readonly<{ currency?: string | null }>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'at', kind: 'text', value: (row) => row.at },
  { name: 'what', kind: 'text', value: (row) => row.kind },
  ...toColumns<Line>('text', 'knownFrom', 'knownTo', 'field', 'before', 'after', 'currency'),
]

/** A row for each thing that happened, and for each field that changed; moments are ISO 8601. `currency` is that of its amounts. */
export function toHistoryTable(
  entries: readonly HistoryEntry<string, string>[],
  fields: ChangingFields<string>,
  currency: string | null,
): ReportTable {
  const lines = entries.flatMap((entry): Line[] =>
    entry.changes.length === 0
      ? [entry]
      : entry.changes.map((change) => ({
          ...entry,
          ...change,
          currency: fields[change.field]?.kind === 'amount' ? currency : null,
        })),
  )
  return toReportTable(COLUMNS, lines)
}
