import type { Funnel } from '@/lib/funnel/definition'
import { attributeOf, type NaiveAttempt } from './naive-attempts'
import { compareTexts, groupBy, timeOf } from './naive-event'
import { placeBefore, type Taken } from './naive-steps'

// The oracle: the rules of counting (docs/funnels.md) as loops over arrays, for any funnel, for reading rather than for
// speed. An event is matched by lib/funnel/match-event; naive-event puts the events in order, naive-attempts cuts them into
// attempts, naive-steps takes the steps of each, and here they are counted.

/** By step: attempts that reached it, and the users of those; of a step that may be left out, those that did it. */
export type NaiveCounts = Readonly<{ attempts: number[]; users: number[] }>

export function countAttempts(funnel: Funnel, attempts: readonly NaiveAttempt[]): NaiveCounts {
  const counts = funnel.steps.map(({ optional }, place) => {
    const reached = attempts.filter(({ taken }) =>
      optional ? taken[place] !== null : furthestOf(funnel, taken) >= place,
    )
    return { attempts: reached.length, users: new Set(reached.map(({ entry }) => entry.userId)).size }
  })
  return { attempts: counts.map((one) => one.attempts), users: counts.map((one) => one.users) }
}

/** The furthest step of those that may not be left out, by place; -1 where there is none. */
export function furthestOf({ steps }: Funnel, taken: Taken): number {
  return taken.findLastIndex((event, place) => event !== null && !steps[place]?.optional)
}

/** The parts by an attribute, or by product, in order of their value; what is not known (null) last. They add up. */
export function breakDown(funnel: Funnel, attempts: readonly NaiveAttempt[], by: string) {
  const partOf = (attempt: NaiveAttempt) =>
    funnel.per === 'product' && by === 'product' ? attempt.product : attributeOf(attempt, by)
  const made = attempts.filter(({ taken }) => furthestOf(funnel, taken) >= 0)
  return groupBy(made, partOf)
    .map((part) => ({ value: part[0] ? partOf(part[0]) : null, ...countAttempts(funnel, part) }))
    .toSorted(({ value: a }, { value: b }) =>
      a === null || b === null ? Number(a === null) - Number(b === null) : compareTexts(a, b),
    )
}

/**
 * Seconds to a step from the last one before it that may not be left out, an attempt each, ascending; `leftOut`: how many
 * did them the other way round.
 */
export function secondsTo({ steps }: Funnel, attempts: readonly NaiveAttempt[], place: number) {
  const all = attempts.flatMap(({ taken }) => {
    const [before, event] = [taken[placeBefore(steps, place)], taken[place]]
    return before && event ? [(timeOf(event) - timeOf(before)) / 1000] : []
  })
  const values = all.filter((seconds) => seconds >= 0).toSorted((a, b) => a - b)
  return { values, leftOut: all.length - values.length }
}

/** By step: attempts whose furthest it is and that may still go on at `now`. Not decided within sessions (null). */
export function countOpen(funnel: Funnel, attempts: readonly NaiveAttempt[], now: Date): number[] | null {
  const { within, steps } = funnel
  if (within === 'session') return null
  const last = steps.findLastIndex(({ byOrder }) => !byOrder)
  const open = attempts.filter(
    ({ entry, endedAt }) => endedAt === null && timeOf(entry) + within.seconds * 1000 >= now.getTime(),
  )
  return steps.map(
    (_, place) => open.filter(({ taken }) => place < last && furthestOf(funnel, taken) === place).length,
  )
}
