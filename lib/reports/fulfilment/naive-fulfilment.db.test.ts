import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { quantile } from '@/lib/stats/quantile'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  givenOrderVersions,
  givenShipments,
  type OrderVersion,
  type Shipment,
} from '@/lib/testing/shop/order-versions'
import { runFulfilment } from './run-fulfilment'

// The report against a few loops that read like the sentences of docs/decisions/0026.

const db = useTestDatabase()

const HOUR = 3_600_000
const FIRST = Date.parse('2021-02-08T00:00:00Z')
const at = (hour: number) => new Date(FIRST + hour * HOUR).toISOString()
const atOrNull = (hour: number | null) => (hour === null ? null : at(hour))

const hour = fc.integer({ min: 0, max: 240 })
const maybeHour = fc.option(hour)

/** An order as it changes: its versions follow one another, some with a gap, some as deleted records. */
const order = fc.record({
  created: fc.option(hour, { freq: 8 }),
  service: fc.constantFrom('ups', 'dhl', null),
  versions: fc.array(
    fc.record({
      from: hour,
      gap: fc.boolean(),
      status: fc.constantFrom(
        'preparing',
        'shipped',
        ' Shipped',
        'delivered',
        'CANCELED',
        'refunded',
        'lost',
        null,
      ),
      promised: maybeHour,
      delivered: maybeHour,
      isDeleted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  shipments: fc.array(fc.record({ at: hour, stored: hour }), { maxLength: 2 }),
})

type Order = typeof order extends fc.Arbitrary<infer One> ? One : never

function toVersions(orders: readonly Order[]): OrderVersion[] {
  return orders.flatMap(({ created, service, versions }, index) => {
    const sorted = [...new Map(versions.map((version) => [version.from, version])).values()].sort(
      (a, b) => a.from - b.from,
    )
    return sorted.map(({ from, gap, status, promised, delivered, isDeleted }, place) => {
      const next = sorted[place + 1]?.from
      const to = next === undefined ? null : at(gap ? (from + next) / 2 : next)
      return {
        id: `order ${index}`,
        service,
        status,
        createdAt: atOrNull(created),
        promisedFor: atOrNull(promised),
        deliveredAt: atOrNull(delivered),
        from: at(from),
        to,
        isDeleted,
      }
    })
  })
}

function toShipments(orders: readonly Order[]): Shipment[] {
  return orders.flatMap(({ shipments }, index) =>
    shipments.map((one) => ({ orderId: `order ${index}`, at: at(one.at), storedAt: at(one.stored) })),
  )
}

/** One order as it was known at a moment; null where it was not, or does not say when it was checked out. */
function judge(version: OrderVersion, shipments: readonly Shipment[], moment: string) {
  const { id, createdAt, from, to, isDeleted } = version
  if (from > moment || (to && to <= moment) || isDeleted || !createdAt) return null
  const deliveredAt = version.deliveredAt && version.deliveredAt <= moment ? version.deliveredAt : null
  const known = shipments.filter(
    (one) => one.orderId === id && one.at <= moment && (one.storedAt ?? one.at) <= moment,
  )
  const shippedAt = known.map((one) => one.at).sort()[0] ?? null
  const status = version.status?.trim().toLowerCase() ?? null
  const isCalledOff = status === 'canceled' || status === 'refunded'
  const promisedFor = isCalledOff ? null : (version.promisedFor ?? null)
  const isUntold = status === 'delivered' && !deliveredAt
  return { status, createdAt, shippedAt, deliveredAt, promisedFor, isUntold, isCalledOff, moment }
}

type Judged = NonNullable<ReturnType<typeof judge>>

const isBackwards = ({ createdAt, shippedAt, deliveredAt }: Judged) =>
  [shippedAt, deliveredAt].some((one) => one !== null && one < createdAt) ||
  (shippedAt !== null && deliveredAt !== null && deliveredAt < shippedAt)

const cannotBe = (order: Judged) =>
  order.isUntold ||
  isBackwards(order) ||
  (order.status === 'preparing' && order.shippedAt !== null) ||
  (order.status !== 'delivered' && !order.isCalledOff && order.deliveredAt !== null)

const isDecided = (order: Judged) =>
  order.promisedFor !== null &&
  !cannotBe(order) &&
  (order.deliveredAt !== null || order.promisedFor < order.moment)

const isLate = (order: Judged) =>
  isDecided(order) && (order.deliveredAt === null || order.deliveredAt > (order.promisedFor ?? ''))

const isOpen = (order: Judged) => order.promisedFor !== null && !isDecided(order) && !cannotBe(order)

const shipSecondsOf = ({ createdAt, shippedAt }: Judged) =>
  shippedAt !== null && shippedAt >= createdAt ? [(Date.parse(shippedAt) - Date.parse(createdAt)) / 1000] : []

/** All that is counted at a moment, one order after another. */
function countNaively(versions: readonly OrderVersion[], shipments: readonly Shipment[], moment: string) {
  const orders = versions.flatMap((version) => judge(version, shipments, moment) ?? [])
  const count = (isSo: (order: Judged) => boolean) => orders.filter(isSo).length
  return {
    counts: {
      orders: orders.length,
      shipped: count(({ status }) => status === 'shipped' || status === 'delivered'),
      delivered: count(({ status }) => status === 'delivered'),
      cancelled: count(({ status }) => status === 'canceled'),
      refunded: count(({ status }) => status === 'refunded'),
      promised: count(({ promisedFor }) => promisedFor !== null),
      decided: count(isDecided),
      late: count(isLate),
      open: count(isOpen),
      promiseUntold: count(({ promisedFor, isUntold }) => promisedFor !== null && isUntold),
      promiseContradictory: count(
        (order) => order.promisedFor !== null && cannotBe(order) && !order.isUntold,
      ),
    },
    cannotBe: count(cannotBe),
    shipSeconds: orders.flatMap(shipSecondsOf).sort((a, b) => a - b),
  }
}

it('counts what a few loops count, at any moment', async () => {
  const example = fc.record({ orders: fc.array(order, { minLength: 1, maxLength: 12 }), now: hour })
  await fc.assert(
    fc.asyncProperty(example, async ({ orders, now }) => {
      await emptyDatabase(db())
      const [versions, shipments] = [toVersions(orders), toShipments(orders)]
      await givenOrderVersions(db(), versions)
      await givenShipments(db(), shipments)
      const naive = countNaively(versions, shipments, at(now))
      const knowledge = { asOf: null, now: at(now), today: at(now).slice(0, 10), timeZone: 'UTC' }
      const { all, services } = await runFulfilment(db(), EVERYTHING, knowledge)
      const { shipSeconds, counts } = naive
      const isKnown = versions.some(({ from }) => from <= at(now))
      expect(all === null).toBe(!isKnown)
      if (!all) return
      expect(all).toMatchObject({ ...counts, contradictions: { any: naive.cannotBe } })
      expect(all.toShipped.orders).toBe(shipSeconds.length)
      if (shipSeconds.length > 0) {
        expect(all.toShipped.median?.seconds).toBeCloseTo(quantile(shipSeconds, 0.5), 3)
        expect(all.toShipped.p90Seconds).toBeCloseTo(quantile(shipSeconds, 0.9), 3)
      }
      expect(services.reduce((sum, line) => sum + line.late, 0)).toBe(counts.late)
    }),
    { numRuns: 40 },
  )
})
