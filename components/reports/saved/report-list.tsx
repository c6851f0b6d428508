'use client'

import { useRef, useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { type AskLinks, DeleteReport } from './delete-report'
import { ReportDialog } from './report-dialog'
import { type ReportLine, ReportRows } from './report-rows'

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
