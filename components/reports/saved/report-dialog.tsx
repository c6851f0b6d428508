'use client'

import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { TextArea, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import { Dialog } from '@/components/ui/dialog'
import {
  LONGEST_DESCRIPTION,
  LONGEST_REPORT_NAME,
  type ReportOutcome,
  type TypedReport,
} from '@/lib/forms/saved-report'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'

type Props = Readonly<{
  /** What it does, which the dialog and its form are called. */
  title: string
  button?: string
  first: TypedReport
  /** Whether the note is asked for, too. */
  hasNote?: boolean
  save: (typed: TypedReport) => Promise<ReportOutcome>
  /** After it was saved, when it is closed already. */
  onSaved?: (outcome: ReportOutcome) => void
  onClosed: () => void
  /** More to choose, given how to find what is wrong with it. */
  children?: (problemOf: (field: string) => string | null) => ReactNode
}>

/** What an author says of a report. */
export function ReportDialog({ title, onClosed, ...form }: Props) {
  return (
    <Dialog title={title} onClosed={onClosed}>
      {(close) => <ReportForm {...form} title={title} close={close} />}
    </Dialog>
  )
}

type FormProps = Omit<Props, 'onClosed'> & Readonly<{ close: () => void }>

function ReportForm({
  title,
  button = 'Save',
  first,
  hasNote = true,
  save,
  onSaved,
  close,
  children,
}: FormProps) {
  const form = useForm(first, save, (outcome) => {
    close()
    onSaved?.(outcome)
  })
  return (
    <Form name={title} form={form} button={button} onCancel={close}>
      <TextInput label="Name" autoFocus maxLength={LONGEST_REPORT_NAME} {...form.of('name')} />
      <TextInput
        label="Description"
        hint="One line for the list; may be left empty."
        maxLength={LONGEST_DESCRIPTION}
        {...form.of('description')}
      />
      {hasNote && (
        <TextArea
          label="Note"
          hint="Stands above the numbers; may be left empty."
          rows={4}
          maxLength={LONGEST_NOTE}
          {...form.of('note')}
        />
      )}
      {children?.(form.problemOf)}
    </Form>
  )
}
