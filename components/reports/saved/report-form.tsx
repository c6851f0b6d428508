'use client'

import { type ReactNode, useState } from 'react'
import type { ReportField, ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { ReportFields } from './report-fields'
import { useReportChange } from './use-report-change'

type Props = Readonly<{
  /** What the form is called, and its button. */
  name: string
  button: string
  first: TypedReport
  hasNote?: boolean
  save: (typed: TypedReport) => Promise<ReportOutcome>
  onSaved: (outcome: ReportOutcome) => void
  onCancel: () => void
  /** More to choose, given how to find what is wrong with it. */
  children?: (problemOf: (field: ReportField) => string | null) => ReactNode
}>

/** What was typed stays until it is saved. */
export function ReportForm({ name, button, first, hasNote, save, onSaved, onCancel, children }: Props) {
  const [typed, setTyped] = useState(first)
  const { run, isRunning, problem, field } = useReportChange(save, onSaved)
  const problemOf = (one: ReportField) => (field === one ? problem : null)
  return (
    <form
      aria-label={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        run(typed)
      }}
      className="space-y-4"
    >
      <ReportFields
        typed={typed}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
        problemOf={problemOf}
        {...(hasNote !== undefined && { hasNote })}
      />
      {children?.(problemOf)}
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" disabled={isRunning} className="control control-primary">
          {isRunning ? 'Saving…' : button}
        </button>
        <button type="button" onClick={onCancel} className="control">
          Cancel
        </button>
        {problem && field === null && (
          <p role="alert" className="text-bad text-sm">
            {problem}
          </p>
        )}
      </div>
    </form>
  )
}
