import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'

it.each([
  ['seconds', 1_767_348_000],
  ['milliseconds', 1_767_348_000_000],
])('Mixpanel: time in %s, products by what this shop calls them', (_, time) => {
  const properties = { time, distinct_id: 'u1', $insert_id: 'i1' }
  const found = tryShape([
    { event: 'Product Viewed', properties: { ...properties, product_id: 'p1', $email: 'ann@example.com' } },
    { event: '$identify', properties: { ...properties, $identified_id: 'u1', $anon_id: 'd1' } },
    { event: 'Purchase', properties: { ...properties, order_id: 'o1', product_ids: ['p1', 'p2'] } },
  ])
  expect(found).toMatchObject({ shape: 'mixpanel', questions: [], personal: ['properties.$email'] })
  const event = { id: 'i1', userId: 'u1', occurredAt: '2026-01-02T10:00:00.000Z' }
  expect(found.rows).toEqual([
    { kind: 'event', event: { ...event, type: 'Product Viewed', products: [{ id: 'p1' }] } },
    { kind: 'tie', tie: { from: 'd1', to: 'u1', at: '2026-01-02T10:00:00.000Z' } },
    {
      kind: 'event',
      event: { ...event, type: 'Purchase', orderId: 'o1', products: [{ id: 'p1' }, { id: 'p2' }] },
    },
  ])
})

it('Amplitude: -1 is no session', () => {
  const base = {
    $insert_id: 'i1',
    amplitude_id: 5,
    event_time: '2026-01-02 10:00:00.250000',
    device_id: 'd1',
    event_properties: { product_id: 'p1' },
  }
  const found = tryShape([
    { ...base, event_type: 'Product Viewed', session_id: -1 },
    { ...base, event_type: 'Order Completed', session_id: 1767348000000, user_id: 'u1' },
  ])
  expect(found).toMatchObject({ shape: 'amplitude', questions: [] })
  const event = {
    id: 'i1',
    anonymousId: 'd1',
    occurredAt: '2026-01-02T10:00:00.250Z',
    products: [{ id: 'p1' }],
  }
  expect(found.rows).toEqual([
    { kind: 'event', event: { ...event, userId: 'd1', type: 'Product Viewed' } },
    {
      kind: 'event',
      event: { ...event, userId: 'u1', sessionId: '1767348000000', type: 'Order Completed' },
      tie: { from: 'd1', to: 'u1', at: '2026-01-02T10:00:00.250Z' },
    },
  ])
})

it('PostHog: properties as a text, or flattened in columns', () => {
  const base = { uuid: 'e1', distinct_id: 'u1', timestamp: '2026-01-02T10:00:00+00:00' }
  const event = {
    id: 'e1',
    userId: 'u1',
    sessionId: 's1',
    type: 'product viewed',
    occurredAt: '2026-01-02T10:00:00.000Z',
    products: [{ id: '12345678901234567890' }],
    attributes: { device: 'mobile' },
  }
  const nested = tryShape([
    {
      ...base,
      event: 'product viewed',
      properties: '{"$session_id":"s1","product_id":12345678901234567890,"$device_type":"Mobile"}',
    },
    { ...base, event: '$identify', properties: '{"$anon_distinct_id":"d1"}' },
  ])
  expect(nested.shape).toBe('posthog')
  expect(nested.rows).toEqual([
    { kind: 'event', event },
    { kind: 'tie', tie: { from: 'd1', to: 'u1', at: '2026-01-02T10:00:00.000Z' } },
  ])
  const flat = tryShape(
    [
      {
        ...base,
        event: 'product viewed',
        'properties.$session_id': 's1',
        'properties.product_id': '12345678901234567890',
        'properties.$device_type': 'Mobile',
      },
    ],
    true,
  )
  expect(flat).toMatchObject({ shape: 'posthog', rows: [{ kind: 'event', event }] })
})

it('Heap, and Snowplow with its step in a text of JSON', () => {
  const heap = {
    event_table_name: 'product_viewed',
    event_id: '5',
    user_id: '7',
    session_id: '9',
    time: '2026-01-02 10:00:00',
  }
  expect(tryShape([heap], true)).toMatchObject({
    shape: 'heap',
    rows: [{ event: { id: 'product_viewed:5', sessionId: '7:9', occurredAt: '2026-01-02T10:00:00.000Z' } }],
  })
  const base = {
    event_id: 'e1',
    collector_tstamp: '2026-01-02 10:00:01.000',
    derived_tstamp: '2026-01-02 10:00:00.000',
    domain_userid: 'd1',
    domain_sessionid: 's1',
    event_name: 'snowplow_ecommerce_action',
  }
  const action = 'unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1'
  const product = 'contexts_com_snowplowanalytics_snowplow_ecommerce_product_1'
  const found = tryShape(
    [
      { ...base, [action]: '{"type":"product_view"}', [product]: '[{"id":"p1","price":5}]' },
      { ...base, [action]: '{"type":"checkout_step"}', [product]: '' },
      { ...base, [action]: '{"type":"transaction"}', [product]: '[{"id":"p1"},{"id":"p2"}]' },
    ],
    true,
  )
  const event = {
    id: 'e1',
    userId: 'd1',
    anonymousId: 'd1',
    sessionId: 's1',
    occurredAt: '2026-01-02T10:00:00.000Z',
  }
  expect(found.shape).toBe('snowplow')
  expect(found.rows).toEqual([
    { kind: 'event', event: { ...event, type: 'product_view', products: [{ id: 'p1', price: 5 }] } },
    { kind: 'event', event: { ...event, type: 'checkout_step' } },
    { kind: 'event', event: { ...event, type: 'transaction', products: [{ id: 'p1' }, { id: 'p2' }] } },
  ])
  expect(found.meanings).not.toHaveProperty('checkout_step')
})
