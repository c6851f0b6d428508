import fc from 'fast-check'
import type { JourneyEvent } from '@/lib/testing/shop/journeys'
import type { NaiveShop } from './naive-owners'

// Random journeys for the property tests: few users, sessions, products and moments, so that everything collides.

const START = Date.parse('2021-02-09T00:00:00Z')
const HOUR = 3_600_000

export const PRODUCTS = ['p1', 'p2', 'p3'] as const

const USERS = ['u1', 'u2', 'u3'] as const

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
  fc.integer({ min: 0, max: 48 }).map((tens) => tens * 600_000),
)

const word = fc.record({
  userId: fc.constantFrom(...USERS),
  sessionId: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'),
  type: fc.constantFrom('page_view', 'page_view', 'add_to_cart', 'checkout', 'package_shipped', 'search'),
  offset,
  product: fc.option(fc.constantFrom(...PRODUCTS), { freq: 5 }),
  order: fc.option(fc.constantFrom(...Object.keys(ITEMS)), { freq: 8 }),
})

/** Whose an order is; null where its row never came. */
const owner = fc.option(fc.constantFrom(...USERS), { freq: 6 })

/**
 * Events in any order of arrival: session ids that several users share, in turn and at the same time, ties, missing
 * steps, shipments before their checkout, by others and under other sessions, checkouts of other people's orders, with a
 * product of their own, without order, and twice of the same order; orders without a row, and users with and without.
 */
export const anyShop: fc.Arbitrary<NaiveShop> = fc
  .record({
    words: fc.array(word, { minLength: 0, maxLength: 40 }),
    owners: fc.record({ o1: owner, o2: owner, o3: owner, o4: owner }),
    known: fc.subarray([...USERS]),
  })
  .map(({ words, owners, known }) => {
    const orders = Object.fromEntries(
      Object.entries(owners).flatMap(([id, user]) => (user === null ? [] : [[id, user]])),
    )
    return { events: words.map((one, index) => toEvent(one, index, orders)), orders, known }
  })

type Word = typeof word extends fc.Arbitrary<infer One> ? One : never

/** Items are those of an order that is stored. */
function toEvent(one: Word, index: number, orders: Readonly<Record<string, string>>): JourneyEvent {
  const { userId, sessionId, type, product, order } = one
  const orderId = type === 'checkout' || type === 'package_shipped' ? order : null
  return {
    userId,
    id: `e${index}`,
    sessionId,
    type,
    occurredAt: new Date(START + one.offset),
    productId: product,
    orderId,
    items: type === 'checkout' && orderId !== null && orders[orderId] ? itemsOf(orderId) : [],
  }
}

export function itemsOf(orderId: string): readonly string[] {
  return ITEMS[orderId] ?? []
}
