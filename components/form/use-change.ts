'use client'

import { useMutation } from '@tanstack/react-query'
import type { Outcome } from '@/lib/forms/form'

/** Some changes are of no form: nothing that went wrong is about a field. */
type Changed = Pick<Outcome, 'problem'> & Partial<Outcome>

/**
 * Asks the server for a change, which shows the page anew by itself. What went wrong stays until the next try. An action
 * that leads to another page answers nothing.
 */
export function useChange<Given = void, Answer extends Changed = Changed>(
  ask: (given: Given) => Promise<Answer>,
  onDone: (answer: Answer, given: Given) => void = () => {},
) {
  const { mutate, data, variables, isPending, isError } = useMutation({
    mutationFn: (given: Given) => ask(given),
    onSuccess: (answer: Answer | undefined, given) => {
      if (answer?.problem === null) onDone(answer, given)
    },
  })
  return {
    run: (given: Given) => mutate(given),
    isRunning: isPending,
    /** What is asked for, or was last. */
    asked: variables,
    answer: data,
    problem: isError ? FAILED : (data?.problem ?? null),
    field: isError ? null : (data?.field ?? null),
  }
}

const FAILED = 'It did not work; the log of the server says why.'
