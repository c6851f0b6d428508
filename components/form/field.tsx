'use client'

import { type ReactNode, useId } from 'react'

/** What a control needs to belong to its field. */
export type FieldControl = Readonly<{
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}>

type Props = Readonly<{
  label: string
  /** What to give, where the label does not say it. */
  hint?: string | undefined
  /** What is wrong with what was given; null when nothing is. */
  problem: string | null
  children: (control: FieldControl) => ReactNode
}>

/** A labelled control, with its hint or what is wrong with it. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium text-ink-soft text-sm">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problem !== null,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
      })}
      {note !== undefined && (
        <p
          id={`${id}-note`}
          role={problem === null ? undefined : 'alert'}
          className={`mt-1 text-xs ${problem === null ? 'text-muted' : 'text-bad'}`}
        >
          {note}
        </p>
      )}
    </div>
  )
}
