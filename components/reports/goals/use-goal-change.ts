'use client'

import { useMutation } from '@tanstack/react-query'
import type { GoalOutcome } from '@/lib/forms/parse-goal'

const FAILED: GoalOutcome = { problem: 'It was not saved; the log of the server says why.', field: null }

/** Saves a change; what went wrong stays until the next try. The server shows the page anew by itself. */
export function useGoalChange<T>(change: (typed: T) => Promise<GoalOutcome>, onSaved: () => void) {
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: ({ problem }) => {
      if (problem === null) onSaved()
    },
  })
  const outcome = mutation.isError ? FAILED : mutation.data
  return {
    save: (typed: T) => mutation.mutate(typed),
    isSaving: mutation.isPending,
    problem: outcome?.problem ?? null,
    field: outcome?.field ?? null,
  }
}
