import type { Funnel } from '@/lib/funnel/definition'
import { matchesEvent, textOf } from '@/lib/funnel/match-event'
import { type DayRange, dayInZone } from '@/lib/time/day'
import { groupBy, inOrder, type NaiveEvent, productsOf, timeOf } from './naive-event'
import { type Taken, takeSteps } from './naive-steps'

/** One pass of a user through a funnel. Within sessions also what took no step at all, which is no attempt yet. */
export type NaiveAttempt = Readonly<{
  /** The entry; within a session the session's first event, by which it is dated. */
  entry: NaiveEvent
  /** What the attempt's attributes are of: the entry, then the events of its session. */
  saying: readonly NaiveEvent[]
  /** Null where the shop is counted. */
  product: string | null
  taken: Taken
  /** When an exclusion ended it, in ms. */
  endedAt: number | null
}>

/** All attempts of all history, whatever the events' order. */
export function listAttempts(funnel: Funnel, events: readonly NaiveEvent[]): NaiveAttempt[] {
  return groupBy(events, ({ userId }) => userId).flatMap((ofUser) => {
    const known = inOrder(funnel, ofUser)
    const isByOrder = (event: NaiveEvent) =>
      funnel.steps.some(({ match, byOrder }) => byOrder && matchesEvent(match, event))
    const own = known.filter((event) => !isByOrder(event))
    const attempts =
      funnel.within === 'session' ? inSessions(funnel, own) : inWindows(funnel, own, funnel.within)
    return attempts.map((attempt) => withOrder(funnel, attempt, known))
  })
}

/** The attempts that entered on the days, as the zone's clocks show them. */
export function inRange(
  attempts: readonly NaiveAttempt[],
  range: DayRange,
  timeZone: string,
): NaiveAttempt[] {
  return attempts.filter(({ entry }) => {
    const day = dayInZone(entry.occurredAt, timeZone)
    return range.from <= day && day < range.to
  })
}

/** What the attempt says of an attribute; null is not known. */
export function attributeOf({ saying }: NaiveAttempt, name: string): string | null {
  const said = saying.map(({ properties = {} }) => textOf(properties, name))
  return said.find((text) => text !== null) ?? null
}

/** What an attempt is before shipments, with the events that its orders are looked for in. */
type Open = NaiveAttempt & Readonly<{ events: readonly NaiveEvent[] }>

function inSessions(funnel: Funnel, ofUser: readonly NaiveEvent[]): Open[] {
  return sessionsOf(ofUser).flatMap((session) =>
    partsOf(funnel, session).flatMap(({ product, events }) => {
      const [entry] = session
      return entry ? [{ entry, saying: session, product, events, ...takeSteps(funnel, events) }] : []
    }),
  )
}

/** The first event of step 1 that lies in no attempt opens one; it lasts as long as the window, or until it is ended. */
function inWindows(funnel: Funnel, ofUser: readonly NaiveEvent[], { seconds }: { seconds: number }): Open[] {
  const sessions = sessionsOf(ofUser)
  return partsOf(funnel, ofUser).flatMap(({ product, events: all }) => {
    const found: Open[] = []
    let busyUntil = Number.NEGATIVE_INFINITY
    for (const entry of all) {
      const [from, to] = [timeOf(entry), timeOf(entry) + seconds * 1000]
      if (from <= busyUntil || !matchesEvent(funnel.steps[0]?.match ?? { types: [] }, entry)) continue
      const events = all.filter((event) => timeOf(event) >= from && timeOf(event) <= to)
      const saying = [entry, ...(sessions.find((session) => session.includes(entry)) ?? [])]
      const steps = takeSteps(funnel, events)
      found.push({ entry, saying, product, events, ...steps })
      busyUntil = steps.endedAt ?? to
    }
    return found
  })
}

function sessionsOf(ofUser: readonly NaiveEvent[]): NaiveEvent[][] {
  return groupBy(
    ofUser.filter(({ sessionId }) => sessionId !== null),
    ({ sessionId }) => sessionId,
  )
}

/** The events by what is counted by itself: all of them, or those that carry a product, by product. */
function partsOf({ per }: Funnel, events: readonly NaiveEvent[]) {
  if (per === 'shop') return [{ product: null, events }]
  return [...new Set(events.flatMap(productsOf))].map((product) => ({
    product,
    events: events.filter((event) => productsOf(event).includes(product)),
  }))
}

/** A step by order, the last one, takes the first event of any order of the step before, whenever it is. */
function withOrder(
  { steps }: Funnel,
  { events, ...attempt }: Open,
  ofUser: readonly NaiveEvent[],
): NaiveAttempt {
  const [before, last] = steps.slice(-2)
  if (!before || !last?.byOrder) return attempt
  const orders = events.filter((event) => matchesEvent(before.match, event)).map(({ orderId }) => orderId)
  const isShipped = (event: NaiveEvent) => event.orderId !== null && orders.includes(event.orderId)
  const shipment = ofUser.find((event) => matchesEvent(last.match, event) && isShipped(event))
  return { ...attempt, taken: [...attempt.taken, (attempt.taken.at(-1) && shipment) ?? null] }
}
