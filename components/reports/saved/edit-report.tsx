'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, ReportText, TypedReport } from '@/lib/forms/saved-report'
import type { SectionName } from '@/lib/query/section'
import { ReportDialog } from './report-dialog'
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
      <Button onClick={() => setOpen(true)}>Edit</Button>
      {open && <EditDialog {...props} onClosed={() => setOpen(false)} />}
    </>
  )
}

function EditDialog({ id, text, sections, edit, onClosed }: Props & { onClosed: () => void }) {
  const [names, setNames] = useState(sections)
  const { name, description, note } = text
  return (
    <ReportDialog
      title="Edit the report"
      first={{ name, description: description ?? '', note: note ?? '' }}
      save={(typed) => edit(id, typed, names)}
      onClosed={onClosed}
    >
      {(problemOf) => <SectionEditor names={names} onChange={setNames} problem={problemOf('sections')} />}
    </ReportDialog>
  )
}
