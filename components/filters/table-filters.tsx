'use client'

import { createParser, debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { LONGEST_SEARCH } from '@/components/table/table-view'
import { usePending } from '@/components/ui/pending'
import { Select } from '@/components/ui/select'
import { ORDER_STATE_NAMES, ORDER_STATES, parseOrderState } from '@/lib/orders/order-state'

/** Narrows a table to the names that hold a text; in the address as `q`. */
export function ProductSearch({ label = 'Filter by name' }: { label?: string }) {
  const [, startTransition] = usePending()
  const [{ q }, setView] = useQueryStates(
    { q: parseAsString.withDefault(''), page: parseAsInteger },
    { shallow: false, scroll: false, startTransition },
  )
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={q}
      maxLength={LONGEST_SEARCH}
      onChange={(event) =>
        setView({ q: event.target.value || null, page: null }, { limitUrlUpdates: debounce(250) })
      }
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
      options={ORDER_STATE_NAMES.map((value) => ({ value, label: ORDER_STATES[value].label }))}
      onChoose={(value) => setView({ state: parseOrderState(value), page: null })}
    />
  )
}
