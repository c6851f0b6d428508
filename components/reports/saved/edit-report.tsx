'use client'

import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { ReportOutcome, ReportText, TypedReport } from '@/lib/forms/saved-report'
import type { SectionName } from '@/lib/query/section'
import { ReportForm } from './report-form'
import { SectionEditor } from './section-editor'

type Props = Readonly<{
  id: string
  text: ReportText
  sections: readonly SectionName[]
  edit: (id: string, typed: TypedReport, sections: readonly SectionName[]) => Promise<ReportOutcome>
}>

/** Changes what a report is called and shows. What it asks is changed by looking at it and saving that. */
export function EditReport(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="control" onClick={() => setOpen(true)}>
        Edit
      </button>
      {open && (
        <Dialog title="Edit the report" onClosed={() => setOpen(false)}>
          {(close) => <EditForm {...props} close={close} />}
        </Dialog>
      )}
    </>
  )
}

function EditForm({ id, text, sections, edit, close }: Props & { close: () => void }) {
  const [names, setNames] = useState(sections)
  const { name, description, note } = text
  return (
    <ReportForm
      name="Edit the report"
      button="Save"
      first={{ name, description: description ?? '', note: note ?? '' }}
      save={(typed) => edit(id, typed, names)}
      onSaved={close}
      onCancel={close}
    >
      {(problemOf) => <SectionEditor names={names} onChange={setNames} problem={problemOf('sections')} />}
    </ReportForm>
  )
}
