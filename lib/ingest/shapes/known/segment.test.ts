import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'

it('Segment: products of an order, ids of one person, two generations of names', () => {
  const call = {
    type: 'track',
    anonymousId: 'a1',
    sentAt: '2026-01-02T10:00:09Z',
    context: {
      sessionId: 's1',
      ip: '203.0.113.9',
      page: { url: 'https://shop.example/p/1?email=ann@example.com&a=b' },
    },
  }
  const found = tryShape([
    {
      ...call,
      messageId: 'm1',
      event: 'Product Viewed',
      timestamp: '2026-01-02T10:00:00.000Z',
      properties: { product_id: 'p1', name: 'Fern', price: 9.5 },
    },
    { ...call, messageId: 'm2', type: 'identify', userId: 'u1', timestamp: '2026-01-02T10:01:00Z' },
    {
      ...call,
      messageId: 'm3',
      userId: 'u1',
      event: 'Completed Order',
      timestamp: '2026-01-02T10:02:00Z',
      properties: {
        orderId: 'o1',
        revenue: '19.00',
        total: '21.50',
        currency: 'eur',
        products: [{ sku: 'k2', quantity: 2 }],
      },
    },
  ])
  expect(found.shape).toBe('segment')
  expect(found.questions).toEqual([])
  expect(found.personal).toEqual(['context.ip'])
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: {
        id: 'm1',
        userId: 'a1',
        anonymousId: 'a1',
        sessionId: 's1',
        type: 'Product Viewed',
        occurredAt: '2026-01-02T10:00:00.000Z',
        pageUrl: 'https://shop.example/p/1?a=b',
        products: [{ id: 'p1', name: 'Fern', price: 9.5 }],
      },
    },
    { kind: 'tie', tie: { from: 'a1', to: 'u1', at: '2026-01-02T10:01:00.000Z' } },
    {
      kind: 'event',
      event: {
        id: 'm3',
        userId: 'u1',
        anonymousId: 'a1',
        sessionId: 's1',
        type: 'Completed Order',
        occurredAt: '2026-01-02T10:02:00.000Z',
        orderId: 'o1',
        pageUrl: 'https://shop.example/p/1?a=b',
        products: [{ id: 'k2', quantity: 2 }],
        amount: { value: 21.5, currency: 'EUR' },
      },
      tie: { from: 'a1', to: 'u1', at: '2026-01-02T10:02:00.000Z' },
    },
  ])
})

it("RudderStack's calls, a table of Segment's warehouse with products as a text, and Jitsu's events", () => {
  const rudder = {
    type: 'track',
    messageId: 'm1',
    rudderId: 'r',
    anonymousId: 'a1',
    event: 'Product Added',
    timestamp: '2026-01-02T10:00:00Z',
    properties: { product_id: 'p1' },
  }
  expect(tryShape([rudder])).toMatchObject({
    shape: 'rudderstack',
    rows: [{ event: { type: 'Product Added', products: [{ id: 'p1' }] } }],
  })
  const table = {
    id: 'm1',
    anonymous_id: 'a1',
    user_id: '',
    received_at: '2026-01-02 10:00:05',
    timestamp: '2026-01-02 10:00:00',
    event: 'order_completed',
    order_id: 'o1',
    total: '12.5',
    products: '[{"product_id":"p1"},{"product_id":"p2"}]',
  }
  expect(tryShape([table], true)).toMatchObject({
    shape: 'segment-table',
    questions: [],
    rows: [
      {
        event: {
          userId: 'a1',
          orderId: 'o1',
          amount: { value: 12.5 },
          products: [{ id: 'p1' }, { id: 'p2' }],
        },
      },
    ],
  })
  const jitsu = {
    eventn_ctx_event_id: 'e1',
    event_type: 'purchase',
    utc_time: '2026-01-02T10:00:00Z',
    user_anonymous_id: 'a1',
  }
  expect(tryShape([jitsu])).toMatchObject({
    shape: 'jitsu',
    rows: [{ event: { id: 'e1', userId: 'a1', type: 'purchase' } }],
  })
})
