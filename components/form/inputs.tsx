'use client'

import { type ComponentProps, useId } from 'react'
import { Field } from './field'
import type { InputOf } from './use-form'

type Labelled = InputOf & Readonly<{ label: string; hint?: string | undefined }>
type Of<Tag extends 'input' | 'select' | 'textarea'> = Omit<ComponentProps<Tag>, keyof InputOf | 'children'>

/** The same as React has it. */
function toTyped<Rest>({ onType, ...rest }: Rest & Pick<InputOf, 'onType'>) {
  return { ...rest, onChange: (event: Readonly<{ target: { value: string } }>) => onType(event.target.value) }
}

/** One line. */
export function TextInput({ label, hint, problem, ...input }: Labelled & Of<'input'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <input {...control} {...toTyped(input)} className="control w-full" />}
    </Field>
  )
}

const LINES = 'control h-auto w-full whitespace-normal py-1.5'

/** Lines. */
export function TextArea({ label, hint, problem, ...input }: Labelled & Of<'textarea'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <textarea {...control} {...toTyped(input)} className={LINES} />}
    </Field>
  )
}

type Options = Readonly<{ options: readonly Readonly<{ value: string; label: string }>[] }>

/** One of many. */
export function Choice({ label, hint, problem, options, ...input }: Labelled & Options) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <select {...control} {...toTyped(input)} className="control w-full pr-2">
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type FewProps = Pick<InputOf, 'value' | 'onType'> &
  Readonly<{
    legend: string
    options: readonly Readonly<{ value: string; label: string; says: string }>[]
  }>

/** One of a few, each with what it means. */
export function ChoiceOfFew({ legend, value, onType, options }: FewProps) {
  const name = useId()
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
            onChange={() => onType(option.value)}
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
