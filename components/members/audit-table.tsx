import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'

type Line = Readonly<{
  id: string
  when: string
  actor: string
  what: string
  subject: string
  detail: string | null
  address: string | null
}>

const COLUMNS = ['When', 'Who', 'What', 'To what', 'From']

/** What was done, by whom and from where. */
export function AuditTable({ entries }: { entries: readonly Line[] }) {
  return (
    <LineTable label="Audit log" columns={COLUMNS}>
      {entries.map(({ id, when, actor, what, subject, detail, address }) => (
        <LineRow key={id}>
          <LineCell isMoment>{when}</LineCell>
          <LineCell>{actor}</LineCell>
          <LineCell>
            <span className="font-medium">{what}</span>
          </LineCell>
          <LineCell>
            {subject}
            {detail && <span className="text-muted"> · {detail}</span>}
          </LineCell>
          <LineCell isMoment>{address}</LineCell>
        </LineRow>
      ))}
    </LineTable>
  )
}
