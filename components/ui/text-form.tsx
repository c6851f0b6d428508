'use client'

import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Field } from './field'

export type TextField<Name extends string> = Readonly<{
  name: Name
  label: string
  type: 'text' | 'email' | 'password'
  hint?: string
  autoComplete?: string
}>

/** What came of it; `field` names the one that is wrong. */
export type TextOutcome = Readonly<{ problem: string | null; field?: string | null }>

type Props<Name extends string> = Readonly<{
  name: string
  fields: readonly TextField<Name>[]
  button: string
  /** What the button says while it works. */
  working: string
  send: (typed: Readonly<Record<Name, string>>) => Promise<TextOutcome>
  /** What is shown after it went well; the fields are empty again. */
  done?: ReactNode
}>

/** A few texts and a button. What was typed stays until it was taken; passwords are typed anew. */
export function TextForm<Name extends string>({ name, fields, button, working, send, done }: Props<Name>) {
  const empty = Object.fromEntries(fields.map((field) => [field.name, ''])) as Record<Name, string>
  const [typed, setTyped] = useState(empty)
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (outcome) => outcome?.problem === null && setTyped(empty),
  })
  const problem = mutation.isError
    ? 'It did not work; the log of the server says why.'
    : mutation.data?.problem
  const wrong = mutation.data?.field ?? null
  return (
    <form
      aria-label={name}
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        mutation.mutate(typed)
      }}
    >
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          {...(field.hint !== undefined && { hint: field.hint })}
          problem={problem && wrong === field.name ? problem : null}
        >
          {(control) => (
            <input
              {...control}
              type={field.type}
              autoComplete={field.autoComplete}
              value={typed[field.name]}
              onChange={(event) => setTyped((before) => ({ ...before, [field.name]: event.target.value }))}
              className="control w-full"
            />
          )}
        </Field>
      ))}
      {problem && wrong === null && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
      <button type="submit" disabled={mutation.isPending} className="control control-primary">
        {mutation.isPending ? working : button}
      </button>
      {mutation.data?.problem === null && <div role="status">{done}</div>}
    </form>
  )
}
