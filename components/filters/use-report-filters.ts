'use client'

import { useQueryStates } from 'nuqs'
import { usePending } from '@/components/ui/pending'
import { REPORT_PARSERS } from './report-parsers'

/** The filters in the address. Writing them asks the server anew; each choice is a step that "back" takes back. */
export function useReportFilters() {
  const [, startTransition] = usePending()
  return useQueryStates(REPORT_PARSERS, { shallow: false, history: 'push', scroll: false, startTransition })
}
