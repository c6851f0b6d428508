'use client'

import { Field } from '@/components/ui/field'
import {
  FEWEST_PASSWORD_CHARACTERS,
  LINK_KINDS,
  type LinkField,
  type TypedLink,
} from '@/lib/forms/share-link'
import { SHARE_SCOPES } from '@/lib/saved/share-scope'

type Props = Readonly<{
  typed: TypedLink
  problemOf: (field: LinkField) => string | null
  onType: (part: Partial<TypedLink>) => void
}>

const ENDS = [
  ['7', 'In a week'],
  ['30', 'In 30 days'],
  ['90', 'In 90 days'],
  ['never', 'Never'],
] as const

/** What of a link can be chosen. */
export function ShareFields({ typed, problemOf, onType }: Props) {
  return (
    <>
      <Choice
        legend="Numbers"
        name="kind"
        value={typed.kind}
        options={Object.entries(LINK_KINDS).map(([value, { label, says }]) => ({ value, label, says }))}
        onChange={(kind) => onType({ kind })}
      />
      {typed.kind !== 'frozen' && (
        <Choice
          legend="A visitor may change"
          name="scope"
          value={typed.scope}
          options={Object.entries(SHARE_SCOPES).map(([value, { label, may }]) => ({
            value,
            label,
            says: may,
          }))}
          onChange={(scope) => onType({ scope })}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Ends" problem={problemOf('ends')}>
          {(control) => (
            <select
              {...control}
              value={typed.ends}
              onChange={(event) => onType({ ends: event.target.value })}
              className="control w-full pr-2"
            >
              {ENDS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Password, if any" problem={problemOf('password')}>
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="new-password"
              placeholder={`${FEWEST_PASSWORD_CHARACTERS} or more`}
              value={typed.password}
              onChange={(event) => onType({ password: event.target.value })}
              className="control w-full"
            />
          )}
        </Field>
      </div>
      <Field
        label="Sites that may hold it in a frame"
        hint="Such as https://wiki.example.com; empty: none."
        problem={problemOf('origins')}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            value={typed.origins}
            onChange={(event) => onType({ origins: event.target.value })}
            className="control w-full"
          />
        )}
      </Field>
    </>
  )
}

type ChoiceProps = Readonly<{
  legend: string
  name: string
  value: string
  options: readonly Readonly<{ value: string; label: string; says: string }>[]
  onChange: (value: string) => void
}>

/** One of a few, each with what it means. */
function Choice({ legend, name, value, options, onChange }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-ink-soft text-sm">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex items-baseline gap-2 py-0.5">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="accent-accent"
          />
          <span>
            {option.label} <span className="text-muted text-xs">{option.says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
