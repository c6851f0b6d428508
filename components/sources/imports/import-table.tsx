import { type LineColumn, LineTable } from '@/components/table/line-table'
import { NameLink } from '@/components/ui/name-link'
import { StateMark } from '@/components/ui/panel/state-mark'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { SourceImport } from '@/lib/store/runs/source-imports'

/** Imports, newest first, with their counts. */
export function ImportTable({
  imports,
  timeZone,
}: Readonly<{ imports: readonly SourceImport[]; timeZone: string }>) {
  const columns: readonly LineColumn<SourceImport>[] = [
    {
      label: 'Import',
      kind: 'moment',
      cell: ({ id, startedAt }) => (
        <NameLink name={formatMoment(startedAt, timeZone)} href={`/data/sources/imports/${id}`} />
      ),
    },
    { label: 'What', cell: ({ source }) => source, look: 'max-w-64 [overflow-wrap:anywhere]' },
    { label: 'State', cell: ({ state }) => <StateMark state={state} /> },
    ...COUNTS,
  ]
  return <LineTable label="Imports" columns={columns} rows={imports} keyOf={({ id }) => id} />
}

const COUNTS: readonly LineColumn<SourceImport>[] = (
  [
    ['Read', (one) => one.rowsRead],
    ['Stored', (one) => one.stored + one.corrected],
    ['Known', (one) => one.repeated],
    ['Refused', (one) => one.rejected],
  ] as const satisfies readonly (readonly [string, (one: SourceImport) => number])[]
).map(([label, count]) => ({ label, kind: 'number', cell: (one) => formatCount(count(one)) }))
