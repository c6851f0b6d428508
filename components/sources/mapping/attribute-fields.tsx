'use client'

import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/choose/select'
import { type ShownPath, sayField } from './fields'
import { useMapping } from './mapping-context'

const LONGEST_NAME = 60

/** What is kept of each session, and from which field. */
export function AttributeFields({ paths }: Readonly<{ paths: readonly ShownPath[] }>) {
  const { mapping, change } = useMapping()
  if (!mapping) return null
  const { attributes } = mapping
  const isKept = new Set(Object.values(attributes).map(sayField))
  const open = paths.filter(({ path }) => !isKept.has(path))
  const add = (path: string) => path !== '' && change({ attributes: { ...attributes, [toName(path)]: path } })
  const drop = (name: string) =>
    change({ attributes: Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== name)) })
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="font-semibold">Attributes of the session</legend>
      <ul className="flex flex-wrap gap-2">
        {Object.entries(attributes).map(([name, field]) => (
          <li
            key={name}
            className="flex max-w-full items-center gap-1 rounded-md border border-line bg-sunken py-0.5 pl-2.5 text-sm"
          >
            <span className="min-w-0 truncate">
              {name} <span className="text-muted">from {sayField(field)}</span>
            </span>
            <Button
              aria-label={`Leave out ${name}`}
              onClick={() => drop(name)}
              className="size-7 shrink-0 rounded text-muted hover:text-ink"
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Select
        name="Keep another field"
        value=""
        first="Keep another field …"
        options={open.map(({ path }) => ({ value: path, label: path }))}
        onChoose={add}
        className="max-w-full"
      />
    </fieldset>
  )
}

/** The last name of a path. */
function toName(path: string): string {
  return (path.split(/[.@]/).at(-1) || path).replace(/[[\]]/g, '').slice(0, LONGEST_NAME)
}
