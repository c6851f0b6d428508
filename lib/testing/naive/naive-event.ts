import type { Funnel } from '@/lib/funnel/definition'
import { matchesEvent, type Properties } from '@/lib/funnel/match-event'
import type { JourneyEvent } from '@/lib/testing/shop/journeys'

/** An event as the oracle looks at it. `userId` is who it is of; `sessionId` is null where none is known. */
export type NaiveEvent = Omit<JourneyEvent, 'sessionId'> &
  Readonly<{ sessionId: string | null; properties?: Properties }>

export const timeOf = ({ occurredAt }: NaiveEvent): number => occurredAt.getTime()

export function productsOf({ productId, items }: NaiveEvent): readonly string[] {
  return productId === null ? items : [productId, ...items]
}

/** In groups of the same key, in the order in which the groups begin. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string | null): T[][] {
  const groups = new Map<string | null, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups.values()]
}

/** By time; of one moment by the first step that they are, those of no step last; then by id. Each id once. */
export function inOrder(funnel: Funnel, ofOneUser: readonly NaiveEvent[]): NaiveEvent[] {
  const rankOf = (event: NaiveEvent) => {
    const place = funnel.steps.findIndex(({ match }) => matchesEvent(match, event))
    return place === -1 ? funnel.steps.length : place
  }
  const once = new Map(ofOneUser.map((event) => [event.id, event]))
  return [...once.values()].toSorted(
    (a, b) => timeOf(a) - timeOf(b) || rankOf(a) - rankOf(b) || compareTexts(a.id, b.id),
  )
}

/** By code point, as `collate "C"` does. */
export function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
