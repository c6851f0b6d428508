'use client'

import { createParser, parseAsInteger, useQueryStates } from 'nuqs'
import { usePending } from '@/components/ui/pending'
import { Select } from '@/components/ui/select'
import { ORDER_STATE_NAMES, ORDER_STATES, parseOrderState } from '@/lib/orders/order-state'

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
