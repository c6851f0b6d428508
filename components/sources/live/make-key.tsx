'use client'

import { Form } from '@/components/form/form'
import { TextArea, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import type { Outcome } from '@/lib/forms/form'
import { KeyOnce } from './key-once'

const EMPTY = { name: '', origins: '', types: '' }

type Made = Outcome & Readonly<{ value: string | null }>

/** A source that programs send to as things happen, and its key. */
export function MakeKey({ make }: Readonly<{ make: (typed: typeof EMPTY) => Promise<Made> }>) {
  const form = useForm(EMPTY, make, (_, reset) => reset())
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
      <summary className="font-semibold text-base">Take events as they happen</summary>
      <p className="mt-3 max-w-prose text-muted text-sm">
        A write key lets a shop's pages or servers send events, by a client of Segment or RudderStack or by a
        plain request; the funnel follows within seconds. The first event takes the demo away. A key that
        pages know is no secret: it can do nothing but send.
      </p>
      <Form
        name="Take events as they happen"
        form={form}
        button="Make a write key"
        working="Making it…"
        className="mt-4 grid gap-4 sm:grid-cols-2"
      >
        <TextInput label="Name" hint="of the shop or the program" {...form.of('name')} />
        <span />
        <TextArea
          label="From pages of"
          rows={3}
          spellCheck={false}
          placeholder="https://shop.example"
          hint="one origin a line; none: from anywhere"
          {...form.of('origins')}
        />
        <TextArea
          label="These events alone"
          rows={3}
          spellCheck={false}
          hint="one name a line; none: any"
          {...form.of('types')}
        />
      </Form>
      {form.answer?.value && <KeyOnce writeKey={form.answer.value} />}
    </details>
  )
}
