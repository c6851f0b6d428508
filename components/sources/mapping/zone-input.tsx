'use client'

import { useId, useState } from 'react'
import { Field } from '@/components/form/field'

type Props = Readonly<{
  label: string
  zone: string | null
  /** Names of the IANA. */
  zones: readonly string[]
  hint?: string
  onChoose: (zone: string) => void
}>

/** A zone, found by a part of its name; chosen as soon as it is one. */
export function ZoneInput({ label, zone, zones, hint, onChoose }: Props) {
  const [text, setText] = useState(zone ?? '')
  const list = useId()
  const isZone = zones.includes(text)
  const onType = (typed: string) => {
    setText(typed)
    if (typed !== zone && zones.includes(typed)) onChoose(typed)
  }
  const problem = text === '' || isZone ? null : 'This is not yet the name of a zone, such as Europe/Berlin.'
  return (
    <Field label={label} hint={hint} problem={null}>
      {(control) => (
        <>
          <input
            {...control}
            list={list}
            value={text}
            onChange={(event) => onType(event.target.value)}
            placeholder="Search, as in Berlin"
            autoComplete="off"
            spellCheck={false}
            className="control w-full"
          />
          <datalist id={list}>
            {zones.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {problem && <p className="mt-1 text-muted text-xs">{problem}</p>}
        </>
      )}
    </Field>
  )
}
