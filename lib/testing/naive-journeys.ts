import fc from 'fast-check'
import type { JourneyEvent } from './journeys'

// Random journeys for the property tests: few users, sessions, products and moments, so that everything collides.

const START = Date.parse('2021-02-09T00:00:00Z')
const HOUR = 3_600_000

export const PRODUCTS = ['p1', 'p2', 'p3'] as const

/** Items of an order are the same wherever it is named. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  o1: ['p1'],
  o2: ['p1', 'p2'],
  o3: ['p2', 'p3'],
  o4: ['p3'],
}

const offset = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((hours) => hours * 6 * HOUR),
  fc.integer({ min: 0, max: 5 * 24 * 3600 }).map((seconds) => seconds * 1000),
  fc.integer({ min: 0, max: 40 }).map((ms) => ms * 250),
)

const word = fc.record({
  userId: fc.constantFrom('u1', 'u2', 'u3'),
  sessionId: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
  type: fc.constantFrom('page_view', 'page_view', 'add_to_cart', 'checkout', 'package_shipped', 'search'),
  offset,
  product: fc.option(fc.constantFrom(...PRODUCTS), { freq: 5 }),
  order: fc.option(fc.constantFrom(...Object.keys(ITEMS)), { freq: 8 }),
})

/**
 * Events in any order of arrival: sessions of several users, ties, missing steps, shipments before their checkout
 * and under other sessions, checkouts with a product of their own, without order, and twice of the same order.
 */
export const anyJourneys: fc.Arbitrary<JourneyEvent[]> = fc
  .array(word, { minLength: 0, maxLength: 40 })
  .map((words) =>
    words.map(({ userId, sessionId, type, offset, product, order }, index): JourneyEvent => {
      const ordered = type === 'checkout' || type === 'package_shipped'
      return {
        userId,
        id: `e${index}`,
        sessionId,
        type,
        occurredAt: new Date(START + offset),
        productId: product,
        orderId: ordered ? order : null,
        items: type === 'checkout' && order !== null ? (ITEMS[order] ?? []) : [],
      }
    }),
  )
