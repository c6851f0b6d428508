'use client'

import { useMutation } from '@tanstack/react-query'
import type { ReportOutcome } from '@/lib/forms/saved-report'

const FAILED: ReportOutcome = {
  problem: 'It was not saved; the log of the server says why.',
  field: null,
  id: null,
}

/** Runs a change of a report; what went wrong stays until the next try. The server shows the page anew by itself. */
export function useReportChange<T>(
  change: (typed: T) => Promise<ReportOutcome>,
  onDone: (outcome: ReportOutcome, typed: T) => void = () => {},
) {
  const mutation = useMutation({
    mutationFn: (typed: T) => change(typed),
    onSuccess: (outcome, typed) => {
      if (outcome.problem === null) onDone(outcome, typed)
    },
  })
  const outcome = mutation.isError ? FAILED : mutation.data
  return {
    run: (typed: T) => mutation.mutate(typed),
    isRunning: mutation.isPending,
    problem: outcome?.problem ?? null,
    field: outcome?.field ?? null,
  }
}
