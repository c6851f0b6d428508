'use client'

import { Form } from '@/components/form/form'
import { TextArea, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'

const EMPTY = { name: '', url: '', table: '', query: '', cursor: '', overlap: '60', zone: '', wanted: 'no' }

type Added = Outcome & Readonly<{ value: Readonly<{ sentences: readonly string[]; isKept: boolean }> | null }>

/** A table or a select of a PostgreSQL that is read at every run: looked at first, then kept. */
export function AddTable({
  add,
}: Readonly<{ add: (typed: Readonly<Record<keyof typeof EMPTY, string>>) => Promise<Added> }>) {
  const form = useForm(EMPTY, add, ({ value }, reset) => value?.isKept && reset())
  const { answer, isRunning } = form
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
      <summary className="font-semibold text-base">Read a table in PostgreSQL</summary>
      <p className="mt-3 max-w-prose text-muted text-sm">
        It is read at every run of the pipeline, in a transaction that cannot write. With a cursor only what
        is newer than what was read, less the overlap.
      </p>
      <Form
        name="Read a table in PostgreSQL"
        form={form}
        button="Look at it"
        working="Looking…"
        className="mt-4 grid gap-4 sm:grid-cols-2"
      >
        <TextInput label="Name" {...form.of('name')} />
        <TextInput
          label="Address"
          type="password"
          autoComplete="off"
          hint="postgresql://user:password@host/database; kept for its owner alone, and shown nowhere"
          {...form.of('url')}
        />
        <TextInput label="Table" hint="schema.table" {...form.of('table')} />
        <TextInput
          label="Cursor"
          hint="a column that only newer and changed rows have more of"
          {...form.of('cursor')}
        />
        <TextArea label="Or a select" rows={3} spellCheck={false} {...form.of('query')} />
        <div className="space-y-4">
          <TextInput label="Overlap in minutes" inputMode="numeric" {...form.of('overlap')} />
          <TextInput
            label="Zone of times without one"
            placeholder="as in Europe/Berlin"
            {...form.of('zone')}
          />
        </div>
      </Form>
      <div role="status" className="mt-4 space-y-2 text-ink-soft empty:hidden">
        {answer?.value?.sentences.map((sentence) => (
          <p key={sentence} className="break-words">
            {sentence}
          </p>
        ))}
      </div>
      {answer?.value && !answer.value.isKept && (
        <Button
          disabled={isRunning}
          onClick={() => form.run({ ...form.typed, wanted: 'yes' })}
          className="control control-primary mt-3"
        >
          {isRunning ? 'Reading…' : 'Read it so'}
        </Button>
      )}
    </details>
  )
}
