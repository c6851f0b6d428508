'use client'

import { Field } from '@/components/ui/field'
import {
  LONGEST_DESCRIPTION,
  LONGEST_REPORT_NAME,
  type ReportField,
  type TypedReport,
} from '@/lib/forms/saved-report'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'

type Props = Readonly<{
  typed: TypedReport
  onType: (part: Partial<TypedReport>) => void
  problemOf: (field: ReportField) => string | null
  /** Whether the note is asked for, too. */
  hasNote?: boolean
}>

/** What an author says of a report. */
export function ReportFields({ typed, onType, problemOf, hasNote = true }: Props) {
  return (
    <>
      <Field label="Name" problem={problemOf('name')}>
        {(control) => (
          <input
            {...control}
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the reader opened this form to type
            autoFocus
            maxLength={LONGEST_REPORT_NAME}
            value={typed.name}
            onChange={(event) => onType({ name: event.target.value })}
            className="control w-full"
          />
        )}
      </Field>
      <Field
        label="Description"
        hint="One line for the list; may be left empty."
        problem={problemOf('description')}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={LONGEST_DESCRIPTION}
            value={typed.description}
            onChange={(event) => onType({ description: event.target.value })}
            className="control w-full"
          />
        )}
      </Field>
      {hasNote && (
        <Field label="Note" hint="Stands above the numbers; may be left empty." problem={problemOf('note')}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={LONGEST_NOTE}
              value={typed.note}
              onChange={(event) => onType({ note: event.target.value })}
              className="w-full rounded-md border border-line bg-surface px-3 py-2 text-sm hover:border-line-strong"
            />
          )}
        </Field>
      )}
    </>
  )
}
