import type { Column } from '@/components/table/column'
import { LineTable } from '@/components/table/line-table'

type Line = Readonly<{
  id: string
  when: string
  actor: string
  what: string
  subject: string
  detail: string | null
  address: string | null
}>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'when', label: 'When', kind: 'moment', cell: ({ when }) => when },
  { name: 'who', label: 'Who', cell: ({ actor }) => actor },
  { name: 'what', label: 'What', look: 'font-medium', cell: ({ what }) => what },
  {
    name: 'subject',
    label: 'To what',
    cell: ({ subject, detail }) => (
      <>
        {subject}
        {detail && <span className="text-muted"> · {detail}</span>}
      </>
    ),
  },
  { name: 'from', label: 'From', kind: 'moment', cell: ({ address }) => address },
]

/** What was done, by whom and from where. */
export function AuditTable({ entries }: { entries: readonly Line[] }) {
  return <LineTable label="Audit log" columns={COLUMNS} rows={entries} keyOf={({ id }) => id} />
}
