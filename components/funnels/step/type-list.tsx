'use client'

import { useState } from 'react'
import { formatCount } from '@/lib/format/format-number'
import type { KnownType } from '../builder-facts'

type Props = Readonly<{
  types: readonly KnownType[]
  chosen: readonly string[]
  onToggle: (type: string) => void
  /** What is wrong with the choice; null when nothing is. */
  problem?: string | null
}>

/** More than these are searched. */
const AT_ONCE = 8

/** Event types to tick, with how many events have each; those that nothing has any more are shown while they are ticked. */
export function TypeList({ types, chosen, onToggle, problem }: Props) {
  const [search, setSearch] = useState('')
  const gone = chosen.filter((type) => !types.some((one) => one.type === type))
  const all = [...gone.map((type) => ({ type, events: 0 })), ...types]
  const shown = all.filter(({ type }) => type.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-ink-soft text-sm">Event types, any of them</legend>
      {all.length > AT_ONCE && <TypeSearch search={search} onSearch={setSearch} />}
      <ul aria-label="Event types" className="max-h-48 overflow-y-auto rounded-md border border-line py-1">
        {shown.map(({ type, events }) => (
          <li key={type}>
            <label className="flex items-baseline gap-2 px-3 py-0.5 text-sm hover:bg-sunken">
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                onChange={() => onToggle(type)}
                className="accent-accent"
              />
              <span className="min-w-0 flex-1 break-all">{type}</span>
              <span className="text-muted text-xs">{formatCount(events)}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-0.5 text-muted text-sm">No type has this in its name.</li>
        )}
      </ul>
      {problem && (
        <p role="alert" className="mt-1 text-bad text-xs">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** Narrows a list of types. */
export function TypeSearch({
  search,
  onSearch,
}: Readonly<{ search: string; onSearch: (text: string) => void }>) {
  return (
    <input
      type="search"
      aria-label="Search event types"
      placeholder="Search event types"
      value={search}
      onChange={(event) => onSearch(event.target.value)}
      className="control mb-1.5 w-full"
    />
  )
}
