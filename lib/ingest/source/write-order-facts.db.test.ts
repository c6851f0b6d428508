import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { writeEvents } from '../write/write-events'
import { writeOrderFacts } from './write-order-facts'

const db = useTestDatabase()
const at = new Date('2026-02-03T10:00:00Z')

test('an order that becomes known has the checkouts of it that were stored before', async () => {
  const checkout = { id: 'e1', userId: 'bob', sessionId: 's1', type: 'checkout', occurredAt: at }
  const fact = { id: 'o1', userId: null, buyerId: 'ann', createdAt: at, status: null, orderTotal: null }
  await db().$transaction(async (tx) => {
    await writeEvents(tx, [{ ...checkout, orderId: 'o1', productId: null, pageUrl: null }])
    await writeOrderFacts(tx, [{ ...fact, currency: null, isFiled: false }], 1n)
  })
  expect(await db().event.findMany()).toMatchObject([{ userId: 'ann', givenUserId: 'bob' }])
})
