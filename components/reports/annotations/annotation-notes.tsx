'use client'

import { useRef, useState } from 'react'
import { Form } from '@/components/form/form'
import { Choice, TextInput } from '@/components/form/inputs'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { useForm } from '@/components/form/use-form'
import { Button } from '@/components/ui/button'
import { toOptions } from '@/components/ui/choose/to-options'
import {
  ANNOTATION_KINDS,
  type Annotation,
  LONGEST_TITLE,
  type TypedAnnotation,
} from '@/lib/forms/annotation'
import type { Outcome } from '@/lib/forms/form'
import type { Day } from '@/lib/time/day'
import { AnnotationLine } from './annotation-list'

export type AnnotationActions = Readonly<{
  /** A new one where `id` is null. */
  save: (id: string | null, typed: TypedAnnotation) => Promise<Outcome>
  remove: (id: string) => Promise<Outcome>
}>

type Props = Readonly<{
  /** In order; their numbers are those of the flags on the chart. */
  annotations: readonly Annotation[]
  /** The day after the last one on the chart. */
  end: Day
  today: Day
  actions: AnnotationActions
}>

const KIND_OPTIONS = toOptions(ANNOTATION_KINDS)

const ADDING = 'new'
const QUIET = 'rounded px-1 text-muted text-sm underline-offset-3 hover:text-ink hover:underline'

/** What happened on the days of a chart, under it: read, added, changed and taken away. */
export function AnnotationNotes({ annotations, end, today, actions }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  const [removed, setRemoved] = useState<Annotation | null>(null)
  const add = useRef<HTMLButtonElement>(null)
  const done = () => {
    setEditing(null)
    add.current?.focus()
  }
  const removal = useChange(
    ({ id }: Annotation) => actions.remove(id),
    (_, annotation) => setRemoved(annotation),
  )
  const undo = useChange(
    ({ day, kind, title }: Annotation) => actions.save(null, { day, kind, title }),
    () => setRemoved(null),
  )
  return (
    <div className="mt-4 space-y-2 text-sm">
      {annotations.length > 0 && (
        <ol aria-label="Annotations" className="space-y-1">
          {annotations.map((annotation, index) =>
            editing === annotation.id ? (
              <li key={annotation.id}>
                <AnnotationForm
                  name="Edit the annotation"
                  button="Save"
                  first={annotation}
                  save={(typed) => actions.save(annotation.id, typed)}
                  onDone={done}
                />
              </li>
            ) : (
              <AnnotationLine key={annotation.id} annotation={annotation} number={index + 1} end={end}>
                <span className="whitespace-nowrap print:hidden">
                  <Do what="Edit" to={annotation.title} run={() => setEditing(annotation.id)} />
                  <Do what="Remove" to={annotation.title} run={() => removal.run(annotation)} />
                </span>
              </AnnotationLine>
            ),
          )}
        </ol>
      )}
      {editing === ADDING && (
        <AnnotationForm
          name="New annotation"
          button="Add"
          first={{ day: today, kind: 'release', title: '' }}
          save={(typed) => actions.save(null, typed)}
          onDone={done}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3">
        <Button ref={add} className={QUIET} onClick={() => setEditing(ADDING)}>
          Add an annotation
        </Button>
        <p role="status" className="text-muted">
          {removed && `Removed: ${removed.title}.`}
        </p>
        {removed && (
          <Button className="link" onClick={() => undo.run(removed)}>
            Undo
          </Button>
        )}
        <Problem of={removal.problem ?? undo.problem} />
      </div>
    </div>
  )
}

function Do({ what, to, run }: Readonly<{ what: string; to: string; run: () => void }>) {
  return (
    <Button className={QUIET} aria-label={`${what}: ${to}`} onClick={run}>
      {what}
    </Button>
  )
}

type FormProps = Readonly<{
  /** What the form is called, and its button. */
  name: string
  button: string
  first: TypedAnnotation
  save: (typed: TypedAnnotation) => Promise<Outcome>
  /** After it was saved, or given up. */
  onDone: () => void
}>

/** A day, a kind and what happened. */
function AnnotationForm({ name, button, first, save, onDone }: FormProps) {
  const form = useForm({ day: first.day, kind: first.kind, title: first.title }, save, onDone)
  return (
    <Form
      name={name}
      form={form}
      button={button}
      onCancel={onDone}
      className="grid gap-3 rounded-md border border-line bg-sunken p-3 sm:grid-cols-[auto_auto_1fr]"
    >
      <TextInput label="Day" type="date" autoFocus {...form.of('day')} />
      <Choice label="Kind" options={KIND_OPTIONS} {...form.of('kind')} />
      <TextInput label="What happened" maxLength={LONGEST_TITLE} {...form.of('title')} />
    </Form>
  )
}
