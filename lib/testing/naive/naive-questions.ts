import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { dayInZone } from '@/lib/time/day'
import { startOfGrain } from '@/lib/time/grain'
import { listAttempts } from './naive-attempts'
import { timeOf } from './naive-event'
import { type NaiveShop, settleNaively } from './naive-owners'

// What the reports ask, of the attempts that the oracle found: its answers for the property tests.

/** What one session (product null), or one session with one product, did. */
export type Naive = Readonly<{
  userId: string
  sessionId: string
  product: string | null
  day: string
  /** When each step of the product funnel happened (ms), by place. */
  times: readonly (number | null)[]
}>

/** Every session, one with no step too, and every session and product that met. */
export function toNaive(shop: NaiveShop, timeZone: string): Naive[] {
  const events = settleNaively(shop)
  const perShop = listAttempts({ ...PRODUCT_FUNNEL, per: 'shop' }, events)
  const perProduct = listAttempts(PRODUCT_FUNNEL, events)
  const met = perProduct.filter(({ taken }) => taken.some((event) => event !== null))
  return [...perShop, ...met].map(({ entry, product, taken }) => ({
    userId: entry.userId,
    sessionId: entry.sessionId ?? '',
    product,
    day: dayInZone(entry.occurredAt, timeZone),
    times: taken.map((event) => event && timeOf(event)),
  }))
}

/** The sets of steps of units: of the shop, or of one product; `bucket` counts only those that began in it. */
export function naiveUnits(found: readonly Naive[], query: ReportQuery, bucket?: string): number[] {
  return [...naiveBits(found, query, bucket).values()]
}

/** The same by unit. */
export function naiveBits(
  found: readonly Naive[],
  query: ReportQuery,
  bucket?: string,
): ReadonlyMap<string, number> {
  const bits = new Map<string, number>()
  for (const one of found) {
    if (!isCounted(one, query) || !isInRange(one, query, bucket)) continue
    const unit = unitOf(one, query)
    bits.set(unit, (bits.get(unit) ?? 0) | bitsOf(one))
  }
  return bits
}

/** How many of these units reached each step or a later one. */
export function naiveReach(units: readonly number[]): number[] {
  return PRODUCT_FUNNEL.steps.map((_, place) => units.filter((bits) => bits >= stepBit(place)).length)
}

/** Seconds from the step at place `from` to the next, a unit and product each; negative where the later one came first. */
export function naiveSeconds(
  found: readonly Naive[],
  query: ReportQuery,
  from: number,
  bucket?: string,
): number[] {
  const pairs = new Map<string, Naive[]>()
  for (const one of found) {
    if (one.product === null || !inScope(one.product, query) || !isInRange(one, query, bucket)) continue
    const key = JSON.stringify([unitOf(one, query), one.product])
    pairs.set(key, [...(pairs.get(key) ?? []), one])
  }
  return [...pairs.values()].flatMap((ofPair) => {
    const [early, late] = [earliest(ofPair, from), earliest(ofPair, from + 1)]
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

/** The last product has no category. */
export function categoryOf(product: string): string | null {
  return product === 'p3' ? null : 'plants'
}

function unitOf({ userId, sessionId }: Naive, { unit }: ReportQuery): string {
  return unit === 'users' ? userId : JSON.stringify([userId, sessionId])
}

function bitsOf({ times }: Naive): number {
  return times.reduce<number>((bits, time, place) => (time === null ? bits : bits | stepBit(place)), 0)
}

/** Of the shop count the sessions themselves, of products the sessions with one of them. */
function isCounted({ product }: Naive, query: ReportQuery): boolean {
  const ofShop = Object.keys(query.scope).length === 0
  return ofShop ? product === null : product !== null && inScope(product, query)
}

function inScope(product: string, query: ReportQuery): boolean {
  const { scope } = query
  if (scope.product !== undefined && scope.product !== product) return false
  return scope.category === undefined || categoryOf(product) === scope.category
}

function isInRange(
  { day }: Naive,
  { range, grain, fiscalMonth, weekStart }: ReportQuery,
  bucket?: string,
): boolean {
  if (bucket !== undefined && startOfGrain(day, grain, fiscalMonth, weekStart) !== bucket) return false
  return range === null || (range.from <= day && day < range.to)
}

function earliest(all: readonly Naive[], place: number): number | null {
  const times = all.flatMap(({ times }) => times[place] ?? [])
  return times.length === 0 ? null : Math.min(...times)
}
