'use client'

import { useQuery } from '@tanstack/react-query'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatMoment } from '@/lib/format/format-day'
import { formatMany } from '@/lib/format/format-many'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { LINK_KINDS } from '@/lib/forms/share-link'
import type { ShareLink } from '@/lib/store/kept/share-links'
import { type SavedLine, SavedList, type SavedListActions } from './saved-list'

type ReportListActions = SavedListActions & Readonly<{ askLinks: AskLinks }>

/** A report as a list shows it. */
type ReportLine = Omit<SavedLine, 'more'> &
  Readonly<{
    versions: number
    /** How many links to it work. */
    links: number
  }>

type Props = Readonly<{
  reports: readonly ReportLine[]
  timeZone: string
  /** Null for readers, who change nothing. */
  actions: ReportListActions | null
}>

/** The saved reports; before one goes, the links are told that go with it. */
export function ReportList({ reports, timeZone, actions }: Props) {
  return (
    <SavedList
      label="Reports"
      noun="report"
      lines={reports.map((report) => ({
        ...report,
        more: `${formatMany(report.versions, 'version')} · ${formatMany(report.links, 'link')}`,
      }))}
      actions={actions}
      confirmDelete={
        actions &&
        ((line, onDeleted, onClosed) => (
          <DeleteReport
            report={line}
            timeZone={timeZone}
            askLinks={actions.askLinks}
            remove={actions.remove}
            onDeleted={onDeleted}
            onClosed={onClosed}
          />
        ))
      }
    />
  )
}

type AskLinks = (
  id: string,
) => Promise<Readonly<{ links: readonly ShareLink[] | null; problem: string | null }>>

type ReportProps = Readonly<{
  report: Readonly<{ id: string; name: string }>
  timeZone: string
  askLinks: AskLinks
  remove: (id: string) => Promise<ReportOutcome>
  onDeleted: () => void
  onClosed: () => void
}>

/** Asks before a report goes, and says which links go with it. */
function DeleteReport({ report, timeZone, askLinks, remove, onDeleted, onClosed }: ReportProps) {
  const { data, isError } = useQuery({
    queryKey: ['working-links', report.id],
    queryFn: () => askLinks(report.id),
    gcTime: 0,
  })
  const { run, isRunning, problem } = useChange(remove, onDeleted)
  const said = problem ?? data?.problem ?? (isError ? 'Its links could not be read.' : null)
  return (
    <Dialog title={`Delete “${report.name}”?`} onClosed={onClosed}>
      {(close) => (
        <div className="space-y-4">
          {data?.links && <LinksThatStop links={data.links} timeZone={timeZone} />}
          {!data && !isError && <p className="text-muted">Looking for its links…</p>}
          <Problem of={said} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={!data || isRunning}
              onClick={() => run(report.id)}
              className="control border-bad text-bad"
            >
              {isRunning ? 'Deleting…' : 'Delete'}
            </Button>
            <Button onClick={close}>Keep it</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function LinksThatStop({ links, timeZone }: { links: readonly ShareLink[]; timeZone: string }) {
  if (links.length === 0) {
    return <p className="text-ink-soft">No link shows it to anybody. You can bring it back afterwards.</p>
  }
  return (
    <div className="space-y-3 text-ink-soft">
      <p>
        {links.length === 1
          ? 'One link stops working for everybody who has it. It works again once the report is brought back.'
          : `${links.length} links stop working for everybody who has them. They work again once the report is brought back.`}
      </p>
      <ul aria-label="Links that stop working" className="max-h-56 space-y-2 overflow-y-auto">
        {links.map((link) => (
          <li key={link.id} className="border-line border-l-2 pl-3">
            <span className="block break-words font-medium text-ink">{link.title}</span>
            <span className="text-muted text-sm">{sayLink(link, timeZone)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** `Live · seen 12 times, last on 23 Nov 2026, 14:05`. */
function sayLink({ kind, views, lastUsedAt }: ShareLink, timeZone: string): string {
  const what = LINK_KINDS[kind].label
  if (!lastUsedAt) return `${what} · nobody has used it yet`
  const often = views === 1 ? 'once' : `${views} times`
  return `${what} · seen ${often}, last on ${formatMoment(lastUsedAt, timeZone)}`
}
