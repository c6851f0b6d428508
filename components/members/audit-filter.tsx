import { DownloadIcon } from '@/components/ui/icons'
import { AUDIT_ACTION_NAMES, AUDIT_ACTIONS, type AuditAction } from '@/lib/forms/audit-action'

type Props = Readonly<{ action: AuditAction | null; text: string; csvHref: string }>

/** A form that asks by address, as a browser does by itself. */
export function AuditFilter({ action, text, csvHref }: Props) {
  return (
    <search>
      <form method="get" className="flex flex-wrap items-center gap-2">
        <select name="action" aria-label="Action" defaultValue={action ?? ''} className="control pr-2">
          <option value="">All actions</option>
          {AUDIT_ACTION_NAMES.map((name) => (
            <option key={name} value={name}>
              {AUDIT_ACTIONS[name]}
            </option>
          ))}
        </select>
        <input
          type="search"
          name="text"
          aria-label="Who, what or where from"
          placeholder="Who, what or where from"
          defaultValue={text}
          className="control w-56"
        />
        <button type="submit" className="control">
          Show
        </button>
        {/* A file, not a page: the router must not fetch it. */}
        <a href={csvHref} download className="control ml-auto flex items-center gap-1.5">
          <DownloadIcon /> CSV
        </a>
      </form>
    </search>
  )
}
