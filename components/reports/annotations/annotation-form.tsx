'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import {
  ANNOTATION_KIND_NAMES,
  ANNOTATION_KINDS,
  type AnnotationField,
  LONGEST_TITLE,
  type TypedAnnotation,
} from '@/lib/forms/annotation'

export type AnnotationOutcome = Readonly<{ problem: string | null; field: AnnotationField | null }>

type Props = Readonly<{
  /** What the form is called, and its button. */
  name: string
  button: string
  first: TypedAnnotation
  save: (typed: TypedAnnotation) => Promise<AnnotationOutcome>
  /** After it was saved, or given up. */
  onDone: () => void
}>

/** A day, a kind and what happened; what was typed stays until it is saved. */
export function AnnotationForm({ name, button, first, save, onDone }: Props) {
  const [typed, setTyped] = useState(first)
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: ({ problem }) => {
      if (problem === null) onDone()
    },
  })
  const problem = mutation.isError
    ? 'It was not saved; the log of the server says why.'
    : (mutation.data?.problem ?? null)
  const problemOf = (field: AnnotationField) => (mutation.data?.field === field ? problem : null)
  const onType = (part: Partial<TypedAnnotation>) => setTyped((before) => ({ ...before, ...part }))
  return (
    <form
      aria-label={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        mutation.mutate(typed)
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      className="grid gap-3 rounded-md border border-line bg-sunken p-3 sm:grid-cols-[auto_auto_1fr]"
    >
      <Field label="Day" problem={problemOf('day')}>
        {(control) => (
          <input
            {...control}
            type="date"
            // biome-ignore lint/a11y/noAutofocus: the reader opened this form to type
            autoFocus
            value={typed.day}
            onChange={(event) => onType({ day: event.target.value })}
            className="control w-full"
          />
        )}
      </Field>
      <Field label="Kind" problem={problemOf('kind')}>
        {(control) => (
          <select
            {...control}
            value={typed.kind}
            onChange={(event) => onType({ kind: event.target.value })}
            className="control w-full pr-2"
          >
            {ANNOTATION_KIND_NAMES.map((kind) => (
              <option key={kind} value={kind}>
                {ANNOTATION_KINDS[kind].label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What happened" problem={problemOf('title')}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={LONGEST_TITLE}
            value={typed.title}
            onChange={(event) => onType({ title: event.target.value })}
            className="control w-full"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2 sm:col-span-3">
        <button type="submit" disabled={mutation.isPending} className="control">
          {mutation.isPending ? 'Saving…' : button}
        </button>
        <button type="button" onClick={onDone} className="control">
          Cancel
        </button>
        {problem && mutation.data?.field == null && (
          <p role="alert" className="text-bad text-sm">
            {problem}
          </p>
        )}
      </div>
    </form>
  )
}
