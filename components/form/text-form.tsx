'use client'

import type { ReactNode } from 'react'
import type { Outcome } from '@/lib/forms/form'
import { Form } from './form'
import { TextInput } from './inputs'
import { useForm } from './use-form'

export type TextField<Name extends string> = Readonly<{
  name: Name
  label: string
  type: 'text' | 'email' | 'password'
  hint?: string
  autoComplete?: string
}>

type Props<Name extends string> = Readonly<{
  name: string
  fields: readonly TextField<Name>[]
  button: string
  working: string
  send: (typed: Readonly<Record<Name, string>>) => Promise<Outcome>
  /** What is shown after it went well; the fields are empty again. */
  done?: ReactNode
}>

/** A few texts and a button. What was typed stays until it was taken; passwords are typed anew. */
export function TextForm<Name extends string>({ name, fields, button, working, send, done }: Props<Name>) {
  const empty = Object.fromEntries(fields.map((field) => [field.name, ''])) as Record<Name, string>
  const form = useForm(empty, send, (_, reset) => reset())
  return (
    <Form name={name} form={form} button={button} working={working}>
      {fields.map(({ name: field, ...input }) => (
        <TextInput key={field} {...input} {...form.of(field)} />
      ))}
      {form.answer?.problem === null && <div role="status">{done}</div>}
    </Form>
  )
}
