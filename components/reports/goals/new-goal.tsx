'use client'

import { useState } from 'react'
import { GoalForm, type GoalFormProps } from './goal-form'

/** A button that opens the form; where there is no goal yet, the form is open. */
export function NewGoal({ open: openFirst, ...form }: GoalFormProps & { open: boolean }) {
  const [open, setOpen] = useState(openFirst)
  const [saved, setSaved] = useState(false)
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-3">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
            setSaved(false)
          }}
          className="control"
        >
          {open ? 'Cancel' : 'New goal'}
        </button>
        <p role="status" className="text-muted text-sm">
          {saved && 'The goal is set.'}
        </p>
      </div>
      {open && (
        <GoalForm
          {...form}
          onSaved={() => {
            setOpen(false)
            setSaved(true)
          }}
        />
      )}
    </div>
  )
}
