'use client'

import { createParser, parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { useEffect, useRef, useState } from 'react'
import { LONGEST_SEARCH } from '@/components/table/table-view'
import { Select } from '@/components/ui/choose/select'
import { toOptions } from '@/components/ui/choose/to-options'
import { usePending } from '@/components/ui/instead/pending'
import { ORDER_STATES, parseOrderState } from '@/lib/orders/order-state'

/** How long nobody types before the server is asked. */
const PAUSE_MS = 250

/** Narrows a table to the names that hold a text; in the address as `q`. */
export function ProductSearch({ label = 'Filter by name' }: { label?: string }) {
  const [, startTransition] = usePending()
  const [{ q }, setView] = useQueryStates(
    { q: parseAsString.withDefault(''), page: parseAsInteger },
    { shallow: false, scroll: false, startTransition },
  )
  const [typed, setTyped] = useState<string | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  // Text and page are changed together. The debounce of nuqs waits for each by itself, and may ask a second time for what is
  // there already, in place of a link that was followed between the two.
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(pause.current)
    pause.current = setTimeout(() => {
      setTyped(null)
      setView({ q: text || null, page: null })
    }, PAUSE_MS)
  }
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed ?? q}
      maxLength={LONGEST_SEARCH}
      onChange={(event) => type(event.target.value)}
      className="control w-full sm:w-52"
    />
  )
}

const STATE = createParser({ parse: parseOrderState, serialize: String })

/** Narrows a list of orders to those of one state; in the address as `state`. */
export function OrderStatePicker() {
  const [, startTransition] = usePending()
  const [{ state }, setView] = useQueryStates(
    { state: STATE, page: parseAsInteger },
    { shallow: false, scroll: false, startTransition },
  )
  return (
    <Select
      name="State"
      value={state ?? ''}
      first="All states"
      options={toOptions(ORDER_STATES)}
      onChoose={(value) => setView({ state: parseOrderState(value), page: null })}
    />
  )
}
