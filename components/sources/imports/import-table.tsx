import type { Column } from '@/components/table/column'
import { LineTable } from '@/components/table/line-table'
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
  const columns: readonly Column<SourceImport>[] = [
    {
      name: 'at',
      label: 'Import',
      kind: 'moment',
      cell: ({ id, startedAt }) => (
        <NameLink name={formatMoment(startedAt, timeZone)} href={`/data/sources/imports/${id}`} />
      ),
    },
    {
      name: 'what',
      label: 'What',
      kind: 'text',
      cell: ({ source }) => source,
      look: 'max-w-64 [overflow-wrap:anywhere]',
    },
    { name: 'state', label: 'State', kind: 'text', cell: ({ state }) => <StateMark state={state} /> },
    ...COUNTS,
  ]
  return <LineTable label="Imports" columns={columns} rows={imports} keyOf={({ id }) => id} />
}

const COUNTS: readonly Column<SourceImport>[] = (
  [
    ['read', 'Read', (one) => one.rowsRead],
    ['stored', 'Stored', (one) => one.stored + one.corrected],
    ['known', 'Known', (one) => one.repeated],
    ['refused', 'Refused', (one) => one.rejected],
  ] as const satisfies readonly (readonly [string, string, (one: SourceImport) => number])[]
).map(([name, label, count]) => ({ name, label, kind: 'number', cell: (one) => formatCount(count(one)) }))
