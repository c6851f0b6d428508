'use client'

import { createParser, parseAsInteger, useQueryStates } from 'nuqs'
import { usePending } from '@/components/ui/pending'
import { ORDER_STATE_NAMES, ORDER_STATES, parseOrderState } from '@/lib/query/order-state'

const STATE = createParser({ parse: parseOrderState, serialize: String })

/** Narrows a list of orders to those of one state; in the address as `state`. */
export function OrderStatePicker() {
  const [, startTransition] = usePending()
  const [{ state }, setView] = useQueryStates(
    { state: STATE, page: parseAsInteger },
    { shallow: false, scroll: false, startTransition },
  )
  return (
    <label>
      <span className="sr-only">State</span>
      <select
        value={state ?? ''}
        onChange={(event) => setView({ state: parseOrderState(event.target.value), page: null })}
        className="control pr-2"
      >
        <option value="">All states</option>
        {ORDER_STATE_NAMES.map((name) => (
          <option key={name} value={name}>
            {ORDER_STATES[name].label}
          </option>
        ))}
      </select>
    </label>
  )
}
