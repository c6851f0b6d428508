import type { Exclusion, Funnel, Step } from '@/lib/funnel/definition'
import { matchesEvent } from '@/lib/funnel/match-event'
import { type NaiveEvent, timeOf } from './naive-event'

/** The event that stands for each step, by place; null where there is none. */
export type Taken = readonly (NaiveEvent | null)[]

/** Takes the steps out of the events of one attempt, which are in order. `endedAt`: when an exclusion ended it. */
export function takeSteps(funnel: Funnel, events: readonly NaiveEvent[]) {
  const steps = funnel.steps.filter(({ byOrder }) => !byOrder)
  const taken = { any: takeAny, ordered: takeOrdered, strict: takeStrict }[funnel.order](steps, events)
  const end = events.find((event) => !taken.includes(event) && isExcluded(funnel, event, taken))
  const endedAt = end ? timeOf(end) : null
  const isIn = (event: NaiveEvent) => endedAt === null || timeOf(event) <= endedAt
  return { endedAt, taken: taken.map((event) => (event && isIn(event) ? event : null)) }
}

/** Each step in turn takes the first of its events that no step before it took. */
function takeAny(steps: readonly Step[], events: readonly NaiveEvent[]): Taken {
  const taken: (NaiveEvent | null)[] = []
  for (const { match } of steps) {
    taken.push(events.find((one) => !taken.includes(one) && matchesEvent(match, one)) ?? null)
  }
  return taken
}

/**
 * The steps that must be, each not before the one before; then those that may be left out, each not before what was done
 * before it and not after the next step that must be.
 */
function takeOrdered(steps: readonly Step[], events: readonly NaiveEvent[]): Taken {
  const taken: (NaiveEvent | null)[] = steps.map(() => null)
  const take = ({ match }: Step, place: number, from: number, to: number) => {
    const isFree = (one: NaiveEvent) => !taken.includes(one) && timeOf(one) >= from && timeOf(one) <= to
    taken[place] = events.find((one) => isFree(one) && matchesEvent(match, one)) ?? null
  }
  let from = Number.NEGATIVE_INFINITY
  for (const [place, step] of steps.entries()) {
    if (step.optional) continue
    take(step, place, from, Number.POSITIVE_INFINITY)
    from = timeOrNever(taken[place])
  }
  for (const [place, step] of steps.entries()) {
    if (!step.optional || !taken[placeBefore(steps, place)]) continue
    const before = taken.slice(0, place).findLast((event) => event !== null)
    const next = taken.slice(place).find((event) => event !== null)
    take(step, place, timeOrNever(before), timeOrNever(next))
  }
  return taken
}

/** The last step before this one that may not be left out; -1 for the first. */
export function placeBefore(steps: readonly Step[], place: number): number {
  return steps.slice(0, place).findLastIndex(({ optional }) => !optional)
}

const timeOrNever = (event: NaiveEvent | null | undefined) =>
  event ? timeOf(event) : Number.POSITIVE_INFINITY

/** The longest of the runs that begin at an event of the first step, by steps that must be; of equal ones the first. */
function takeStrict(steps: readonly Step[], events: readonly NaiveEvent[]): Taken {
  const runs = events.map((_, place) => runFrom(steps, events.slice(place)))
  const lengthOf = (run: Taken) => run.findLastIndex((event, place) => event && !steps[place]?.optional)
  const longest = Math.max(...runs.map(lengthOf))
  return runs.find((run) => lengthOf(run) === longest) ?? []
}

/** Step after step from the first of these events, until one is not the next step, nor one that may come before it. */
function runFrom(steps: readonly Step[], events: readonly NaiveEvent[]): Taken {
  const taken: (NaiveEvent | null)[] = steps.map(() => null)
  let from = 0
  for (const event of events) {
    const next = steps.findIndex(({ optional }, place) => place >= from && !optional)
    const are = steps.map(({ match }, place) => place >= from && place <= next && matchesEvent(match, event))
    const place = are[next] ? next : are.indexOf(true)
    if (place === -1) break
    taken[place] = event
    from = place + 1
  }
  return taken
}

/**
 * Whether an event, which no step took, ends the attempt. Where the order is free, from the first step on; else from the
 * one step, at the same moment too, until the other, at the same moment no more.
 */
function isExcluded({ steps, order, exclude = [] }: Funnel, event: NaiveEvent, taken: Taken): boolean {
  const timeOfStep = (key: string) => timeOrNever(taken[steps.findIndex((step) => step.key === key)])
  const isBetween = ({ between }: Exclusion) => {
    if (order === 'any') return timeOf(event) >= Math.min(...taken.map(timeOrNever))
    const from = between ? timeOfStep(between[0]) : timeOrNever(taken[0])
    const to = between ? timeOfStep(between[1]) : timeOrNever(taken.at(-1))
    return timeOf(event) >= from && timeOf(event) < to
  }
  return exclude.some((exclusion) => matchesEvent(exclusion.match, event) && isBetween(exclusion))
}
