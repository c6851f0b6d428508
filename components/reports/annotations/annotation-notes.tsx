'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Annotation, TypedAnnotation } from '@/lib/forms/annotation'
import type { Day } from '@/lib/time/day'
import { AnnotationForm, type AnnotationOutcome } from './annotation-form'
import { AnnotationLine } from './annotation-list'

export type AnnotationActions = Readonly<{
  /** A new one where `id` is null. */
  save: (id: string | null, typed: TypedAnnotation) => Promise<AnnotationOutcome>
  remove: (id: string) => Promise<AnnotationOutcome>
}>

type Props = Readonly<{
  /** In order; their numbers are those of the flags on the chart. */
  annotations: readonly Annotation[]
  /** The day after the last one on the chart. */
  end: Day
  today: Day
  actions: AnnotationActions
}>

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
  const removal = useMutation({
    mutationFn: (annotation: Annotation) => actions.remove(annotation.id),
    onSuccess: ({ problem }, annotation) => problem === null && setRemoved(annotation),
  })
  const undo = useMutation({
    mutationFn: ({ day, kind, title }: Annotation) => actions.save(null, { day, kind, title }),
    onSuccess: ({ problem }) => problem === null && setRemoved(null),
  })
  const problem = removal.data?.problem ?? undo.data?.problem ?? null
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
              <Note
                key={annotation.id}
                annotation={annotation}
                number={index + 1}
                end={end}
                onEdit={() => setEditing(annotation.id)}
                onRemove={() => removal.mutate(annotation)}
              />
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
        <button ref={add} type="button" className={QUIET} onClick={() => setEditing(ADDING)}>
          Add an annotation
        </button>
        <p role="status" className="text-muted">
          {removed && `Removed: ${removed.title}.`}
        </p>
        {removed && (
          <button type="button" className="link" onClick={() => undo.mutate(removed)}>
            Undo
          </button>
        )}
        {problem && (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}

type NoteProps = Readonly<{
  annotation: Annotation
  number: number
  end: Day
  onEdit: () => void
  onRemove: () => void
}>

function Note({ annotation, number, end, onEdit, onRemove }: NoteProps) {
  const { title } = annotation
  return (
    <AnnotationLine annotation={annotation} number={number} end={end}>
      <span className="whitespace-nowrap print:hidden">
        <button type="button" className={QUIET} aria-label={`Edit: ${title}`} onClick={onEdit}>
          Edit
        </button>
        <button type="button" className={QUIET} aria-label={`Remove: ${title}`} onClick={onRemove}>
          Remove
        </button>
      </span>
    </AnnotationLine>
  )
}
