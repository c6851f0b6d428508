import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { placeOfType, stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { dayInZone } from '@/lib/time/day'
import { startOfGrain } from '@/lib/time/grain'
import type { JourneyEvent } from './journeys'
import { type NaiveShop, settleNaively } from './naive-owners'

// The oracle of the property tests: the rules of counting as loops over arrays, for reading rather than for speed.

/** The first time (ms) of each step, in the order of STEP_NAMES. */
type Times = readonly [number | null, number | null, number | null, number | null]

/** What one unit of one session (product null) or of one session and product did. */
export type Naive = Readonly<{
  userId: string
  sessionId: string
  product: string | null
  day: string
  times: Times
}>

/** One entry a session of a user, and one a (session, product). Ties: by step, then by event id. */
export function toNaive(shop: NaiveShop, timeZone: string): Naive[] {
  const found: Naive[] = []
  const events = settleNaively(shop)
  const inSessions = events.filter((event) => event.type !== 'package_shipped').toSorted(inOrder)
  for (const key of new Set(inSessions.map(keyOf))) {
    const session = inSessions.filter((event) => keyOf(event) === key)
    const first = session[0]
    if (!first) continue
    const { userId, sessionId, occurredAt } = first
    const start = { userId, sessionId, day: dayInZone(occurredAt, timeZone) }
    found.push({ ...start, product: null, times: firstTimes(session, events) })
    const touching = session.filter((event) => rankOf(event) < 4)
    for (const product of new Set(touching.flatMap(productsOf))) {
      const own = touching.filter((event) => productsOf(event).includes(product))
      found.push({ ...start, product, times: firstTimes(own, events) })
    }
  }
  return found
}

/** Units by set of steps: of the shop, or of one product; `bucket` counts only those that began in it. */
export function naiveUnits(found: readonly Naive[], query: ReportQuery, bucket?: string): number[] {
  const bits = new Map<string, number>()
  for (const one of found) {
    if (!isCounted(one, query) || !inRange(one, query)) continue
    if (bucket !== undefined && startOfGrain(one.day, query.grain, query.fiscalMonth) !== bucket) continue
    const unit = query.unit === 'users' ? one.userId : keyOf(one)
    bits.set(unit, (bits.get(unit) ?? 0) | bitsOf(one.times))
  }
  return [...bits.values()]
}

/** How many of these units reached each step or a later one. */
export function naiveReach(units: readonly number[]): number[] {
  return PRODUCT_FUNNEL.steps.map((_, place) => units.filter((bits) => bits >= stepBit(place)).length)
}

/** Seconds from step `from` to the next one, a unit and product each; negative where the later one came first. */
export function naiveSeconds(
  found: readonly Naive[],
  query: ReportQuery,
  from: 0 | 1,
  bucket?: string,
): number[] {
  const pairs = new Map<string, Times[]>()
  for (const one of found) {
    if (one.product === null || !inRange(one, query)) continue
    if (!inScope(one.product, query)) continue
    if (bucket !== undefined && startOfGrain(one.day, query.grain, query.fiscalMonth) !== bucket) continue
    const key = JSON.stringify([query.unit === 'users' ? one.userId : keyOf(one), one.product])
    pairs.set(key, [...(pairs.get(key) ?? []), one.times])
  }
  return [...pairs.values()].flatMap((times) => {
    const early = earliest(times.map((each) => each[from]))
    const late = earliest(times.map((each) => each[from === 0 ? 1 : 2]))
    return early === null || late === null ? [] : [(late - early) / 1000]
  })
}

/** Between the neighbours of `share` (percentile_cont); null when there is none. */
export function naivePercentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

function firstTimes(events: readonly JourneyEvent[], all: readonly JourneyEvent[]): Times {
  const timesOf = (some: readonly JourneyEvent[]) => earliest(some.map((event) => event.occurredAt.getTime()))
  const checkouts = events.filter((event) => event.type === 'checkout')
  const shipments = all.filter(
    ({ type, orderId, userId }) =>
      type === 'package_shipped' &&
      orderId !== null &&
      checkouts.some((checkout) => checkout.orderId === orderId && checkout.userId === userId),
  )
  return [
    timesOf(events.filter((event) => event.type === 'page_view')),
    timesOf(events.filter((event) => event.type === 'add_to_cart')),
    timesOf(checkouts),
    timesOf(shipments),
  ]
}

function keyOf({ userId, sessionId }: Readonly<{ userId: string; sessionId: string }>): string {
  return JSON.stringify([userId, sessionId])
}

function inOrder(a: JourneyEvent, b: JourneyEvent): number {
  const time = a.occurredAt.getTime() - b.occurredAt.getTime() || rankOf(a) - rankOf(b)
  return time || compare(a.id, b.id)
}

function rankOf(event: JourneyEvent): number {
  return placeOfType(PRODUCT_FUNNEL, event.type) ?? PRODUCT_FUNNEL.steps.length
}

function productsOf({ productId, items }: JourneyEvent): readonly string[] {
  return productId === null ? items : [productId, ...items]
}

function bitsOf(times: Times): number {
  return times.reduce<number>((bits, time, index) => (time === null ? bits : bits | (1 << index)), 0)
}

/** Of the shop count the sessions themselves, of products the sessions with one of them. */
function isCounted({ product }: Naive, query: ReportQuery): boolean {
  const ofShop = query.product === null && query.category === null
  return ofShop ? product === null : product !== null && inScope(product, query)
}

function inScope(product: string, query: ReportQuery): boolean {
  if (query.product !== null && query.product !== product) return false
  return query.category === null || categoryOf(product) === query.category
}

/** The last product has no category. */
export function categoryOf(product: string): string | null {
  return product === 'p3' ? null : 'plants'
}

function inRange({ day }: Naive, { range }: ReportQuery): boolean {
  return range === null || (range.from <= day && day < range.to)
}

function earliest(times: readonly (number | null)[]): number | null {
  const there = times.filter((time) => time !== null)
  return there.length === 0 ? null : Math.min(...there)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
