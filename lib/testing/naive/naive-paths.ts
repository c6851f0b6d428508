import type { Funnel } from '@/lib/funnel/definition'
import { matchesEvent } from '@/lib/funnel/match-event'
import type { PathsAsked } from '@/lib/query/path-question'
import { listAttempts, type NaiveAttempt } from './naive-attempts'
import { groupBy, inOrder, type NaiveEvent, timeOf } from './naive-event'
import { furthestOf } from './naive-funnel'

type Asked = Pick<PathsAsked, 'of' | 'depth' | 'repeats'> & Readonly<{ place: number | null; today: Date }>

/** The attempts of one entry, which of several products are one. */
type Entered = Readonly<{ first: NaiveAttempt; furthest: number; isOpen: boolean; at: readonly number[] }>

/** What came around a step (lib/reports/paths), by walking: each path as its event types, null at its end. */
export function naivePaths(funnel: Funnel, events: readonly NaiveEvent[], asked: Asked): (string | null)[][] {
  const entered = listEntered(funnel, events, asked.today)
  const last = funnel.steps.findLastIndex(({ optional }) => !optional)
  const lost = entered.filter(({ furthest, isOpen }) => furthest < last && !isOpen)
  const lostAt = (place: number) => lost.filter(({ furthest }) => furthest === place).length
  const places = funnel.steps.map((_, place) => place)
  const largest = places.toSorted((a, b) => lostAt(b) - lostAt(a) || a - b)[0] ?? 0
  if (asked.place === null && lost.length === 0) return []
  const place = asked.place ?? largest
  const next = places.find((one) => one > place && !funnel.steps[one]?.optional) ?? -1
  return entered
    .filter((one) => isMeant(one, asked.of, place, next))
    .flatMap((one) => {
      const own = listAround(funnel, events, one, asked.of, place)
      const takes = (event: NaiveEvent, step: number) =>
        timeOf(event) === one.at[step] && matchesEvent(funnel.steps[step]?.match ?? { types: [] }, event)
      const starts = own.findIndex((event) => takes(event, place))
      if (asked.of === 'before') return [walk(own.slice(0, starts + 1).toReversed(), asked)]
      if (asked.of !== 'between') return [walk(own.slice(starts), asked)]
      const ends = own.findIndex((event, index) => index > starts && takes(event, next))
      return ends === -1 ? [] : [walk(own.slice(starts, ends), asked)]
    })
}

function isMeant({ at, furthest, isOpen }: Entered, of: PathsAsked['of'], place: number, next: number) {
  const [step = NaN, following = NaN] = [at[place], at[next]]
  if (of === 'drop-off') return furthest === place && !isOpen
  return of === 'between' ? following >= step : !Number.isNaN(step)
}

/** The first is the step itself. */
function walk(way: readonly NaiveEvent[], { depth, repeats }: Asked): (string | null)[] {
  const told = way.filter(
    ({ type, productId }, index) =>
      repeats === 'all' || type !== way[index - 1]?.type || productId !== way[index - 1]?.productId,
  )
  return [...told.map(({ type }) => type), null].slice(1, depth + 1)
}

function listEntered(funnel: Funnel, events: readonly NaiveEvent[], today: Date): Entered[] {
  const made = listAttempts(funnel, events).filter(({ taken }) => furthestOf(funnel, taken) >= 0)
  const keyOf = ({ entry }: NaiveAttempt) => JSON.stringify([entry.userId, entry.sessionId, entry.occurredAt])
  return groupBy(made, keyOf).flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { within } = funnel
    const isLate = within !== 'session' && timeOf(first.entry) + within.seconds * 1000 >= today.getTime()
    const timesOf = (place: number) => same.flatMap(({ taken }) => taken[place] ?? []).map(timeOf)
    return [
      {
        first,
        furthest: Math.max(...same.map(({ taken }) => furthestOf(funnel, taken))),
        isOpen: isLate && same.some(({ endedAt }) => endedAt === null),
        at: funnel.steps.map((_, place) => (timesOf(place).length > 0 ? Math.min(...timesOf(place)) : NaN)),
      },
    ]
  })
}

/** The events of its session; in a window those of its user until it has passed, and as long before the step. */
function listAround(
  funnel: Funnel,
  events: readonly NaiveEvent[],
  { first: { entry }, at }: Entered,
  of: PathsAsked['of'],
  place: number,
): NaiveEvent[] {
  const { within } = funnel
  const own = inOrder(
    funnel,
    events.filter(({ userId }) => userId === entry.userId),
  )
  if (within === 'session') return own.filter(({ sessionId }) => sessionId === entry.sessionId)
  const span = within.seconds * 1000
  return own.filter((event) =>
    of === 'before' ? timeOf(event) >= (at[place] ?? NaN) - span : timeOf(event) <= timeOf(entry) + span,
  )
}
