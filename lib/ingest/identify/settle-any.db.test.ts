import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyArrivalsOf, storeArrivals } from '@/lib/testing/naive/naive-arrivals'
import { type NaiveShop, settleNaively } from '@/lib/testing/naive/naive-owners'
import type { JourneyEvent } from '@/lib/testing/shop/journeys'

// Whose rows are, against loops, where few session ids are shared by many users within hours.

const db = useTestDatabase()

const START = Date.parse('2021-02-09T00:00:00Z')
const TEN_MINUTES = 600_000
const USERS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'] as const
const ORDERS = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'] as const

const owner = fc.option(fc.constantFrom(...USERS), { freq: 1 })

/** A user, a session id and a few moments within an hour or two: a part. */
const part = fc.record({
  userId: fc.constantFrom(...USERS),
  sessionId: fc.constantFrom('s1', 's2', 's3', 's4'),
  begin: fc.integer({ min: 0, max: 30 }),
  steps: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 4 }),
      type: fc.constantFrom('page_view', 'page_view', 'search', 'checkout', 'package_shipped'),
      order: fc.option(fc.constantFrom(...ORDERS), { freq: 5 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

type Part = typeof part extends fc.Arbitrary<infer One> ? One : never

const anyShared: fc.Arbitrary<NaiveShop> = fc
  .record({
    parts: fc.array(part, { minLength: 2, maxLength: 10 }),
    owners: fc.record({ o1: owner, o2: owner, o3: owner, o4: owner, o5: owner, o6: owner }),
    known: fc.subarray([...USERS]),
  })
  .map(({ parts, owners, known }) => ({
    events: parts.flatMap(toEvents),
    orders: Object.fromEntries(
      Object.entries(owners).flatMap(([id, user]) => (user === null ? [] : [[id, user]])),
    ),
    known,
  }))

function toEvents({ userId, sessionId, begin, steps }: Part, index: number): JourneyEvent[] {
  let tens = begin
  return steps.map(({ after, type, order }, place) => {
    tens += after
    return {
      userId,
      id: `e${index}-${place}`,
      sessionId,
      type,
      occurredAt: new Date(START + tens * TEN_MINUTES),
      productId: null,
      orderId: type === 'checkout' || type === 'package_shipped' ? order : null,
      items: [],
    }
  })
}

it('settles whose rows are as a few loops do, in any batches, orders, corrections and repetitions', async () => {
  await fc.assert(
    fc.asyncProperty(anyShared.chain(anyArrivalsOf), async ({ shop, batches }) => {
      await db().$executeRaw`truncate event, "order", order_item, "user", dirty_session, dirty_order`
      for (const batch of batches) await storeArrivals(db(), batch)
      const settled = settleNaively(shop).map(({ id, userId }) => [id, userId])
      expect(await readOwners(db())).toEqual(Object.fromEntries(settled))
    }),
    { numRuns: 60, seed: 20_261_129 },
  )
})

async function readOwners(from: Db): Promise<Record<string, string>> {
  const events = await from.event.findMany({ select: { id: true, userId: true } })
  return Object.fromEntries(events.map(({ id, userId }) => [id, userId]))
}
