import fc from 'fast-check'
import { it } from 'vitest'
import type { Scope } from '@/lib/query/scope'
import type { Unit } from '@/lib/query/unit'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { addDays, type DayRange } from '@/lib/time/day'
import { DAY_MS } from '@/lib/time/duration'
import { GRAINS, type Grain, startOfGrain } from '@/lib/time/grain'
import { expectCounts, NAMED_PRODUCTS } from './expect-counts'
import { storeArrivals, toArrivals } from './naive-arrivals'
import { anyShop, itemsOf } from './naive-journeys'
import type { NaiveShop } from './naive-owners'
import { type Naive, toNaive } from './naive-questions'

const db = useTestDatabase()
const timeZone = 'Asia/Kolkata'

const anyScope = fc.constantFrom<Scope>(
  {},
  {},
  { product: 'p1' },
  { category: 'plants' },
  { category: 'plants' },
  { product: 'p2', category: 'plants' },
  { product: 'p3', category: 'plants' },
)

/** Of days with sessions the one at a place, and days beside it: there a range begins, or a month. */
const anyStart = fc.record({
  place: fc.nat(),
  beside: fc.integer({ min: -1, max: 1 }),
  isMonth: fc.boolean(),
})

const anyQuestion = fc.record({
  start: fc.option(anyStart, { freq: 8 }),
  days: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(28, 31, 59, 90, 40_000)),
  unit: fc.constantFrom<Unit>('users', 'users', 'sessions'),
  scope: anyScope,
  grain: fc.constantFrom(...(Object.keys(GRAINS) as Grain[])),
  fiscalMonth: fc.constantFrom(1, 2, 3, 4),
  weekStart: fc.constantFrom('monday', 'sunday', 'saturday'),
})

it('counts of any range over months are those of the naive funnel, in sessions and users', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyShop, { minLength: 3, maxLength: 3 }).map(inTurn),
      fc.array(anyQuestion, { minLength: 15, maxLength: 15 }),
      async (shop, questions) => {
        await emptyDatabase(db())
        await db().product.createMany({ data: NAMED_PRODUCTS })
        await storeArrivals(db(), toArrivals(shop))
        await runRefresh(db(), { timeZone })
        const found = toNaive(shop, timeZone)
        for (const { start, days, ...asked } of questions) {
          await expectCounts(db(), { ...asked, range: start && toRange(found, start, days) }, found)
        }
      },
    ),
    { numRuns: 20, seed: 20_210_209 },
  )
})

type Start = Readonly<{ place: number; beside: number; isMonth: boolean }>

function toRange(found: readonly Naive[], { place, beside, isMonth }: Start, days: number): DayRange {
  const held = [...new Set(found.map(({ day }) => day))]
  const day = held[place % held.length] ?? '2021-02-09'
  const from = isMonth ? startOfGrain(day, 'month') : addDays(day, beside)
  return { from, to: addDays(from, days) }
}

/** One shop of several, whose sessions come some days apart: a user comes back in the same month, in the next, or after a pause. */
function inTurn(shops: readonly NaiveShop[]): NaiveShop {
  const orders = Object.assign({}, ...shops.map((shop) => shop.orders))
  const events = shops.flatMap((shop, turn) =>
    shop.events.map((event) => {
      const sessionId = `s${turn}${event.sessionId?.slice(1)}`
      const days = Number(sessionId.slice(1)) * 6
      return {
        ...event,
        id: `${turn}-${event.id}`,
        sessionId,
        occurredAt: new Date(event.occurredAt.getTime() + days * DAY_MS),
        items:
          event.type === 'checkout' && event.orderId && orders[event.orderId] ? itemsOf(event.orderId) : [],
      }
    }),
  )
  return { events, orders, known: shops[0]?.known ?? [] }
}
