'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { Outcome } from '../_access/attempt'

/** Runs a change of the demo shop and then shows the page anew; `problem` is a sentence, or null. */
export function useDemoAction(action: () => Promise<Outcome>) {
  const router = useRouter()
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: () => action(),
    onSuccess: async () => {
      await queries.invalidateQueries()
      router.refresh()
    },
  })
  const problem = mutation.isError
    ? 'It did not work; the log of the server says why.'
    : (mutation.data?.problem ?? null)
  return { run: () => mutation.mutate(), isPending: mutation.isPending, problem }
}
