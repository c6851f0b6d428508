import type { Funnel } from '@/lib/funnel/definition'
import type { AttemptsRow } from '@/lib/sql/attempts/attempt-counts-sql'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'

/** One step of any funnel. Rates are of attempts, shares 0 to 1, null where there is nothing to divide by. */
export type AttemptStep = Readonly<{
  /** Its key. */
  step: string
  isOptional: boolean
  /** Attempts that reached it or a later one; of one that may be left out those that did it. */
  attempts: number
  /** Users of those, each once. */
  users: number
  /** Of the last step before it that must be; null for the first. */
  stepRate: number | null
  stepInterval: Interval | null
  /** Of the first step. */
  overallRate: number | null
  /**
   * Attempts of the last step before it that must be which are missing here and go on no more: what is open is not lost. Null for the
   * first, and where it may be left out.
   */
  lost: number | null
  /** Of those that came no further the ones that may still do; null within sessions, where it is not decided. */
  open: number | null
  /** The median time from the last step before it that must be; null where nobody did both in that order. */
  medianSeconds: number | null
}>

/** A part of all attempts, or all of them; `part` null is what is not known. */
export type AttemptsPart = Readonly<{ part: string | null; steps: readonly AttemptStep[] }>

export function toAttemptsPart({ steps }: Funnel, row: AttemptsRow): AttemptsPart {
  const at = (counts: readonly number[], place: number) => counts[place] ?? 0
  const toStep = (place: number): AttemptStep => {
    const before = steps.slice(0, place).findLastIndex(({ optional }) => !optional)
    const [count, whole] = [at(row.attempts, place), at(row.attempts, before)]
    const isOptional = steps[place]?.optional === true
    return {
      step: steps[place]?.key ?? '',
      isOptional,
      attempts: count,
      users: at(row.users, place),
      stepRate: before === -1 ? null : ratio(count, whole),
      stepInterval: before === -1 ? null : wilson(count, whole),
      overallRate: ratio(count, at(row.attempts, 0)),
      lost: before === -1 || isOptional ? null : whole - count - (row.open ? at(row.open, before) : 0),
      open: row.open && at(row.open, place),
      medianSeconds: row.seconds[place] ?? null,
    }
  }
  return { part: row.part, steps: steps.map((_, place) => toStep(place)) }
}
