'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AttemptsAnswer } from '@/lib/reports/attempts/attempts-answer'
import type { DayRange } from '@/lib/time/day'

const PAUSE_MS = 300

/** The value once it has not changed for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [value])
  return settled
}

/** Where a question is answered: its funnel, days and part as parameters; with more of them. */
export function toAnswerHref(search: string, more = ''): string {
  return `/funnels/attempts?${search}${more}`
}

/** A definition as it is written, and days, as parameters. */
export function toAnswerSearch(funnel: string, range: DayRange | null): string {
  const days: Record<string, string> = range ? { from: range.from, to: range.to } : { range: 'all' }
  return new URLSearchParams({ funnel, ...days }).toString()
}

/**
 * The answer to a question: of some users first where they are many, then of all. Null asks nothing. Another question takes
 * the place of one that is not answered yet, and what was right stays until it is.
 */
export function useAnswer(search: string | null) {
  const about = useQuery({
    queryKey: ['attempts', search, 'sample'],
    queryFn: ({ signal }) => ask(`${search}`, '&sample=1', signal),
    enabled: search !== null,
    placeholderData: keepPreviousData,
  })
  const isSample = search !== null && !about.isPlaceholderData && (about.data?.oneIn ?? 1) > 1
  const exact = useQuery({
    queryKey: ['attempts', search],
    queryFn: ({ signal }) => ask(`${search}`, '', signal),
    enabled: isSample,
  })
  return {
    answer: exact.data ?? about.data ?? null,
    /** Whether the answer is that of another question. */
    isOld: about.isPlaceholderData,
    isCounting: about.isFetching || exact.isFetching,
    problem: (about.error ?? exact.error)?.message ?? null,
  }
}

async function ask(search: string, more: string, signal: AbortSignal): Promise<AttemptsAnswer> {
  const response = await fetch(toAnswerHref(search, more), { signal })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer?.error?.message ?? 'It could not be counted.')
  return answer
}
