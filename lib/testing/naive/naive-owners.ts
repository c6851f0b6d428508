import type { JourneyEvent } from '@/lib/testing/shop/journeys'

// Whose a row is (docs/decisions/0031), as loops over all rows.

/** Everything that is known of a shop, as it was given. */
export type NaiveShop = Readonly<{
  events: readonly JourneyEvent[]
  /** The users of the orders that are stored, by order. */
  orders: Readonly<Record<string, string>>
  /** The users that the shop knows by name. */
  known: readonly string[]
}>

const HALF_HOUR = 30 * 60_000

/** The events under the users whose they are. */
export function settleNaively(shop: NaiveShop): JourneyEvent[] {
  const inSessions = shop.events.filter(({ type }) => type !== 'package_shipped').toSorted(byTime)
  const settled = inSessions.map((event) => ({ ...event, userId: ownerOf(event, inSessions, shop) }))
  const shipments = shop.events.filter(({ type }) => type === 'package_shipped')
  return [
    ...settled,
    ...shipments.map((shipment) => {
      const checkout = settled.find(
        ({ type, orderId }) => type === 'checkout' && orderId !== null && orderId === shipment.orderId,
      )
      const ofOrder = shop.orders[shipment.orderId ?? ''] ?? checkout?.userId
      return { ...shipment, userId: ofOrder ?? shipment.userId }
    }),
  ]
}

function ownerOf(event: JourneyEvent, all: readonly JourneyEvent[], { orders, known }: NaiveShop): string {
  const orderOwner = ({ type, orderId }: JourneyEvent) =>
    type === 'checkout' && orderId !== null ? orders[orderId] : undefined
  const session = all.filter(({ sessionId }) => sessionId === event.sessionId)
  const users = [...new Set(session.map(({ userId }) => userId))]
  const other = users.find((user) => user !== event.userId && isSignIn(event.userId, user, session))
  const people = other === undefined ? [event.userId] : inTurn(event.userId, other, session)
  const own = session.filter(({ userId }) => people.includes(userId))
  const owners = new Set(own.flatMap((one) => orderOwner(one) ?? []))
  const [first = '', last = first] = people
  const person = known.includes(first) && !known.includes(last) ? first : last
  return (owners.size === 1 ? [...owners][0] : orderOwner(event)) ?? person
}

/** The user whose events are the earlier, then the other. */
function inTurn(one: string, other: string, session: readonly JourneyEvent[]): string[] {
  const [a, b] = [spanOf(one, session), spanOf(other, session)]
  return b.from < a.from ? [other, one] : [one, other]
}

function isSignIn(one: string, other: string, session: readonly JourneyEvent[]): boolean {
  const [guest = '', user = ''] = inTurn(one, other, session)
  const [before, after] = [spanOf(guest, session), spanOf(user, session)]
  const isNear = before.from < after.from && before.to <= after.from && after.from <= before.to + HALF_HOUR
  const isAlone = session.every(({ userId, occurredAt }) => {
    const at = occurredAt.getTime()
    return userId === one || userId === other || at < before.from - HALF_HOUR || at > after.to + HALF_HOUR
  })
  return isNear && isAlone
}

function spanOf(user: string, session: readonly JourneyEvent[]) {
  const times = session.filter(({ userId }) => userId === user).map(({ occurredAt }) => occurredAt.getTime())
  return { from: Math.min(...times), to: Math.max(...times) }
}

function byTime(a: JourneyEvent, b: JourneyEvent): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1)
}
