import Link from 'next/link'
import { Button } from '@/components/ui/button'

/** A report as a list shows it, in words. */
export type ReportLine = Readonly<{
  id: string
  name: string
  description: string | null
  owner: string
  /** The question and how much of the answer. */
  shows: string
  /** When it was last changed. */
  changed: string
  versions: number
  /** How many links to it work. */
  links: number
}>

type Act = (report: ReportLine) => void

type Props = Readonly<{
  reports: readonly ReportLine[]
  /** All or none of them. */
  onRename?: Act
  onCopy?: Act
  onDelete?: Act
}>

const QUIET = 'rounded px-1.5 py-0.5 text-muted text-sm hover:bg-sunken hover:text-ink'

export function ReportRows({ reports, onRename, onCopy, onDelete }: Props) {
  const acts = Object.entries({ Rename: onRename, Duplicate: onCopy, Delete: onDelete })
  if (reports.length === 0) return null
  return (
    <ul aria-label="Reports" className="divide-y divide-line border-line border-y">
      {reports.map((report) => (
        <li key={report.id} className="grid gap-x-8 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0 space-y-0.5">
            <Link
              href={`/reports/${report.id}`}
              className="break-words font-semibold text-base hover:text-accent hover:underline hover:underline-offset-3"
            >
              {report.name}
            </Link>
            {report.description && <p className="break-words text-ink-soft">{report.description}</p>}
            <p className="break-words text-muted text-sm">{report.shows}</p>
          </div>
          <div className="text-muted text-sm sm:text-right">
            <p>
              {report.owner} · changed {report.changed}
            </p>
            <p>
              {count(report.versions, 'version')} · {count(report.links, 'link')}
            </p>
            <p className="-mx-1.5 mt-1 flex flex-wrap sm:justify-end">
              {acts.map(
                ([label, act]) =>
                  act && (
                    <Button
                      key={label}
                      className={QUIET}
                      aria-label={`${label}: ${report.name}`}
                      onClick={() => act(report)}
                    >
                      {label}
                    </Button>
                  ),
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function count(many: number, noun: string): string {
  if (many === 0) return `no ${noun}s`
  return many === 1 ? `1 ${noun}` : `${many} ${noun}s`
}
