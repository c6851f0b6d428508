'use client'

import { useState } from 'react'
import type { Outcome } from '@/lib/forms/form'
import { useChange } from './use-change'

/** What an input needs to belong to its form. */
export type InputOf = Readonly<{ value: string; onType: (text: string) => void; problem: string | null }>

/** What was typed into a form, and what the server says of it. It stays until it was taken. */
export function useForm<Name extends string, Answer extends Outcome>(
  first: Readonly<Record<Name, string>>,
  send: (typed: Readonly<Record<Name, string>>) => Promise<Answer>,
  onDone: (answer: Answer, reset: () => void) => void,
) {
  const [typed, setTyped] = useState(first)
  const change = useChange(send, (answer) => onDone(answer, () => setTyped(first)))
  const onType = (part: Partial<Record<Name, string>>) => setTyped((before) => ({ ...before, ...part }))
  const problemOf = (name: string) => (change.field === name ? change.problem : null)
  const of = (name: Name): InputOf => ({
    value: typed[name],
    onType: (text) => onType({ [name]: text } as Partial<Record<Name, string>>),
    problem: problemOf(name),
  })
  return { ...change, typed, onType, problemOf, of, submit: () => change.run(typed) }
}

/** For the parts of a form: all that `useForm` gives, whatever the server answers. */
export type FormState<Name extends string> = Readonly<{
  typed: Readonly<Record<Name, string>>
  onType: (part: Partial<Record<Name, string>>) => void
  of: (name: Name) => InputOf
}>
