'use client'

import { Form } from '@/components/form/form'
import { Choice, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import {
  ANNOTATION_KIND_NAMES,
  ANNOTATION_KINDS,
  LONGEST_TITLE,
  type TypedAnnotation,
} from '@/lib/forms/annotation'
import type { Outcome } from '@/lib/forms/form'

type Props = Readonly<{
  /** What the form is called, and its button. */
  name: string
  button: string
  first: TypedAnnotation
  save: (typed: TypedAnnotation) => Promise<Outcome>
  /** After it was saved, or given up. */
  onDone: () => void
}>

const KINDS = ANNOTATION_KIND_NAMES.map((value) => ({ value, label: ANNOTATION_KINDS[value].label }))

/** A day, a kind and what happened. */
export function AnnotationForm({ name, button, first, save, onDone }: Props) {
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
      <Choice label="Kind" options={KINDS} {...form.of('kind')} />
      <TextInput label="What happened" maxLength={LONGEST_TITLE} {...form.of('title')} />
    </Form>
  )
}
