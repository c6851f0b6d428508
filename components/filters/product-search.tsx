'use client'

import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { LONGEST_SEARCH } from '@/components/table/table-view'
import { usePending } from '@/components/ui/pending'

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
