import { ScrollBox } from '@/components/ui/scroll-box'

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
const CELL = 'px-3 py-2 align-top'

/** What was done, by whom and from where. */
export function AuditTable({ entries }: { entries: readonly Line[] }) {
  return (
    <ScrollBox label="Audit log" className="rounded-lg border border-line">
      <table className="w-full min-w-[44rem] border-collapse text-sm">
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-muted">
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, when, actor, what, subject, detail, address }) => (
            <tr key={id} className="border-line border-b last:border-0">
              <td className={`${CELL} whitespace-nowrap text-muted`}>{when}</td>
              <td className={CELL}>{actor}</td>
              <td className={`${CELL} font-medium`}>{what}</td>
              <td className={`${CELL} break-words`}>
                {subject}
                {detail && <span className="text-muted"> · {detail}</span>}
              </td>
              <td className={`${CELL} whitespace-nowrap text-muted`}>{address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
