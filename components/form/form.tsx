'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from './problem'

type Props = Readonly<{
  name: string
  form: Readonly<{ submit: () => void; isRunning: boolean; problem: string | null; field: string | null }>
  button: string
  /** What the button says while it works. */
  working?: string
  /** Gives it up; Escape does so, too. */
  onCancel?: () => void
  className?: string
  children: ReactNode
}>

/** Fields, a button, and what is wrong with none of the fields. */
export function Form(props: Props) {
  const { name, form, button, working = 'Saving…', onCancel, className = 'space-y-4', children } = props
  return (
    <form
      aria-label={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
      className={className}
    >
      {children}
      <div className="col-span-full flex flex-wrap items-center gap-2">
        <button type="submit" disabled={form.isRunning} className="control control-primary">
          {form.isRunning ? working : button}
        </button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        {form.field === null && <Problem of={form.problem} />}
      </div>
    </form>
  )
}
