'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { GoalForm, type GoalFormProps } from './goal-form'

/** A button that opens the form, and has the focus again when a goal is saved; without any goal the form is open. */
export function NewGoal({ open: openFirst, ...form }: GoalFormProps & { open: boolean }) {
  const [open, setOpen] = useState(openFirst)
  const [saved, setSaved] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (saved) button.current?.focus()
  }, [saved])
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-3">
        <Button
          ref={button}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
            setSaved(false)
          }}
        >
          New goal
        </Button>
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
