'use client'

import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { TextArea, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import {
  LONGEST_DESCRIPTION,
  LONGEST_REPORT_NAME,
  type ReportOutcome,
  type TypedReport,
} from '@/lib/forms/saved-report'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'

type Props = Readonly<{
  /** What the form is called, and its button. */
  name: string
  button: string
  first: TypedReport
  /** Whether the note is asked for, too. */
  hasNote?: boolean
  save: (typed: TypedReport) => Promise<ReportOutcome>
  onSaved: (outcome: ReportOutcome) => void
  onCancel: () => void
  /** More to choose, given how to find what is wrong with it. */
  children?: (problemOf: (field: string) => string | null) => ReactNode
}>

/** What an author says of a report. */
export function ReportForm({
  name,
  button,
  first,
  hasNote = true,
  save,
  onSaved,
  onCancel,
  children,
}: Props) {
  const form = useForm(first, save, onSaved)
  return (
    <Form name={name} form={form} button={button} onCancel={onCancel}>
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
