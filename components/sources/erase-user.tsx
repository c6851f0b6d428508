'use client'

import { useState } from 'react'
import { Form } from '@/components/form/form'
import { TextInput } from '@/components/form/inputs'
import { type Foreseen, ForeseenDialog, type Gone } from './foreseen'

const WORDS = { act: 'Erase this person', acting: 'Erasing…', leave: 'Keep them' }

type Props = Readonly<{
  ask: (id: string) => Promise<Foreseen>
  erase: (id: string) => Promise<Gone>
}>

/** Takes a person out for good, by any id of theirs, after it was said who that is and what goes. */
export function EraseUser({ ask, erase }: Props) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const submit = () => {
    setSaid(null)
    if (typed.trim() !== '') setAsked(typed.trim())
  }
  const onGone = (sentence: string | null) => {
    setTyped('')
    setSaid(sentence)
  }
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
      <summary className="font-semibold text-base">Erase a person</summary>
      <Form
        name="Erase a person"
        form={{ submit, isRunning: false, problem: null, field: null }}
        button="Look what goes …"
        className="mt-4 max-w-md space-y-4"
      >
        <TextInput
          label="Any id of theirs"
          hint="a user, a device, a cookie: as it came. All ids of the person are found by it."
          autoComplete="off"
          spellCheck={false}
          problem={null}
          value={typed}
          onType={setTyped}
        />
      </Form>
      <p role="status" className="mt-4 max-w-prose text-ink-soft empty:hidden">
        {said}
      </p>
      {asked !== null && (
        <ForeseenDialog
          title="Erase this person?"
          of={asked}
          words={WORDS}
          ask={() => ask(asked)}
          act={() => erase(asked)}
          onGone={onGone}
          onClosed={() => setAsked(null)}
        />
      )}
    </details>
  )
}
