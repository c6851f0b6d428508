'use client'

import { useQueryStates } from 'nuqs'
import { usePending } from '@/components/ui/pending'
import { useFilterBase } from './filter-base'
import { toChosen, toTyped } from './merge-filters'
import { type Filters, REPORT_PARSERS } from './report-parsers'

/**
 * The filters in the address, on a saved report over its own. Writing them asks the server anew; each choice is a step
 * that "back" takes back.
 */
export function useReportFilters(): readonly [Filters, (changes: Partial<Filters>) => void] {
  const [, startTransition] = usePending()
  const base = useFilterBase()
  const options = { shallow: false, history: 'push', scroll: false, startTransition } as const
  const [typed, setTyped] = useQueryStates(REPORT_PARSERS, options)
  return [toChosen(base, typed), (changes) => void setTyped(toTyped(base, changes))]
}
