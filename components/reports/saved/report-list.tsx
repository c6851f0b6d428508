'use client'

import Link from 'next/link'
import { useRef, useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { type AskLinks, DeleteReport } from './delete-report'
import { ReportDialog } from './report-dialog'

export type ReportListActions = Readonly<{
  rename: (id: string, typed: TypedReport) => Promise<ReportOutcome>
  copy: (id: string) => Promise<ReportOutcome>
  remove: (id: string) => Promise<ReportOutcome>
  bringBack: (id: string) => Promise<ReportOutcome>
  askLinks: AskLinks
}>

type Props = Readonly<{
  reports: readonly ReportLine[]
  timeZone: string
  /** Null for readers, who change nothing. */
  actions: ReportListActions | null
}>

/** The saved reports; whoever may renames, copies and deletes them, and takes back the last deletion. */
export function ReportList({ reports, timeZone, actions }: Props) {
  if (!actions) return <ReportRows reports={reports} />
  return <EditableList reports={reports} timeZone={timeZone} actions={actions} />
}

type Doing = Readonly<{ what: 'rename' | 'delete'; report: ReportLine }>

function EditableList({ reports, timeZone, actions }: Props & { actions: ReportListActions }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const [deleted, setDeleted] = useState<ReportLine | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const copy = useChange(actions.copy)
  const undo = useChange(actions.bringBack, () => {
    setDeleted(null)
    list.current?.focus()
  })
  return (
    <div ref={list} tabIndex={-1} className="space-y-3 outline-none">
      <div className="flex flex-wrap items-center gap-x-3">
        <p role="status" className="min-w-0 break-words text-muted">
          {deleted && `Deleted: ${deleted.name}.`}
        </p>
        {deleted && (
          <Button className="link" disabled={undo.isRunning} onClick={() => undo.run(deleted.id)}>
            Undo
          </Button>
        )}
        <Problem of={copy.problem ?? undo.problem} />
      </div>
      <ReportRows
        reports={reports}
        onRename={(report) => setDoing({ what: 'rename', report })}
        onCopy={({ id }) => copy.run(id)}
        onDelete={(report) => setDoing({ what: 'delete', report })}
      />
      {doing?.what === 'rename' && (
        <ReportDialog
          title="Rename the report"
          first={{ name: doing.report.name, description: doing.report.description ?? '', note: '' }}
          hasNote={false}
          save={(typed) => actions.rename(doing.report.id, typed)}
          onClosed={() => setDoing(null)}
        />
      )}
      {doing?.what === 'delete' && (
        <DeleteReport
          report={doing.report}
          timeZone={timeZone}
          askLinks={actions.askLinks}
          remove={actions.remove}
          onDeleted={() => {
            setDeleted(doing.report)
            setDoing(null)
            list.current?.focus()
          }}
          onClosed={() => setDoing(null)}
        />
      )}
    </div>
  )
}

/** A report as a list shows it, in words. */
type ReportLine = Readonly<{
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

type RowsProps = Readonly<{
  reports: readonly ReportLine[]
  /** All or none of them. */
  onRename?: Act
  onCopy?: Act
  onDelete?: Act
}>

const QUIET = 'rounded px-1.5 py-0.5 text-muted text-sm hover:bg-sunken hover:text-ink'

function ReportRows({ reports, onRename, onCopy, onDelete }: RowsProps) {
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
