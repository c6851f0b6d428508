import type { Funnel } from '@/lib/funnel/definition'
import { type AttemptLine, listAttemptLines } from './attempts-table'
import type { SampledParts } from './run-attempts'

/** What a browser is told: the steps of each part with what they are called. */
export type AttemptsAnswer = Readonly<{
  /** Counted is one user in so many; 1: all. */
  oneIn: number
  parts: readonly Readonly<{ part: string | null; steps: readonly AttemptLine[] }>[]
}>

export function toAttemptsAnswer(funnel: Funnel, { oneIn, parts }: SampledParts): AttemptsAnswer {
  return { oneIn, parts: parts.map((one) => ({ part: one.part, steps: listAttemptLines(funnel, [one]) })) }
}
