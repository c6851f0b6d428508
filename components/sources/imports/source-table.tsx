import { type LineColumn, LineTable } from '@/components/table/line-table'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import type { ListedSource } from '@/lib/store/source-list'

const KINDS: Readonly<Record<string, string>> = {
  files: 'files that are sent',
  folder: 'a folder that grows',
  postgres: 'a table in PostgreSQL',
  live: 'events as they happen',
}

/** What comes from where, and how it is understood. */
export function SourceTable({
  sources,
  timeZone,
}: Readonly<{ sources: readonly ListedSource[]; timeZone: string }>) {
  const columns: readonly LineColumn<ListedSource>[] = [
    {
      label: 'Source',
      cell: ({ id, name }) => <NameLink name={name} href={`/data/sources/${id}`} />,
      look: 'max-w-72 [overflow-wrap:anywhere]',
    },
    { label: 'Kind', cell: ({ kind }) => KINDS[kind] ?? kind },
    {
      label: 'Last import',
      kind: 'moment',
      cell: ({ reads: [last] }) =>
        last ? (
          <NameLink
            name={formatMoment(last.startedAt, timeZone)}
            href={`/data/sources/imports/${last.importId}`}
          />
        ) : (
          NOTHING
        ),
    },
    { label: 'Rows stored', kind: 'number', cell: ({ stored }) => formatCount(stored) },
    { label: 'Refused', kind: 'number', cell: ({ rejected }) => formatCount(rejected) },
    { label: 'Mapping', cell: ({ mappings: [newest] }) => (newest ? `version ${newest.number}` : NOTHING) },
  ]
  return <LineTable label="Sources" columns={columns} rows={sources} keyOf={({ name }) => name} />
}
