'use client'

import { useState } from 'react'
import { Popover } from '@/components/ui/choose/popover'
import { formatCount } from '@/lib/format/format-number'
import type { KnownType } from '../builder-facts'
import { TypeSearch } from './type-list'

type Props = Readonly<{
  label: string
  types: readonly KnownType[]
  onAdd: (type: string) => void
}>

/** Begins a step, or an exclusion, with an event type. */
export function AddType({ label, types, onAdd }: Props) {
  const [search, setSearch] = useState('')
  const shown = types.filter(({ type }) => type.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Popover name="Choose" label={label}>
      {(close) => (
        <>
          <TypeSearch search={search} onSearch={setSearch} />
          <ul className="max-h-64 overflow-y-auto">
            {shown.map(({ type, events }) => (
              <li key={type}>
                <button
                  type="button"
                  onClick={() => {
                    onAdd(type)
                    setSearch('')
                    close()
                  }}
                  className="flex min-h-8 w-full items-baseline justify-between gap-3 rounded px-2.5 py-1 text-left text-sm hover:bg-sunken"
                >
                  <span className="min-w-0 break-all">{type}</span>
                  <span className="text-muted text-xs">{formatCount(events)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  )
}
