import { type LineColumn, LineTable } from '@/components/table/line-table'
import { AUDIT_ACTIONS } from '@/lib/forms/audit-action'
import type { AuditEntry } from '@/lib/store/members/audit'

/** A moment for eyes. */
type Say = (moment: Date) => string

const listColumns = (say: Say): readonly LineColumn<AuditEntry>[] => [
  { label: 'When', kind: 'moment', cell: ({ at }) => say(at) },
  { label: 'Who', cell: ({ actor }) => actor },
  { label: 'What', look: 'font-medium', cell: ({ action }) => AUDIT_ACTIONS[action] },
  {
    label: 'To what',
    cell: ({ subject, detail }) => (
      <>
        {subject}
        {detail && <span className="text-muted"> · {detail}</span>}
      </>
    ),
  },
  { label: 'From', kind: 'moment', cell: ({ address }) => address },
]

/** What was done, by whom and from where. */
export function AuditTable({ entries, say }: Readonly<{ entries: readonly AuditEntry[]; say: Say }>) {
  return <LineTable label="Audit log" columns={listColumns(say)} rows={entries} keyOf={({ id }) => id} />
}
