'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useChange } from '@/components/form/use-change'
import type { Outcome } from '@/lib/forms/form'

/** Runs a change of the demo shop and then shows the page anew, and all that pages had asked for. */
export function useDemoAction(action: () => Promise<Outcome>) {
  const router = useRouter()
  const queries = useQueryClient()
  return useChange(action, async () => {
    await queries.invalidateQueries()
    router.refresh()
  })
}
