import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'
import type { Fields } from '../../read/source-record'

const param = (key: string, value: Record<string, string>) => ({
  key,
  value: { string_value: null, int_value: null, float_value: null, double_value: null, ...value },
})

it('GA4: values in any slot, the session is the user and its number, nobody without consent', () => {
  const base = {
    event_date: '20260102',
    event_timestamp: '1767348000123456',
    user_pseudo_id: 'g1',
    user_id: null,
    event_bundle_sequence_id: '1',
    device: { category: 'mobile' },
  }
  const found = tryShape([
    { ...base, event_name: 'page_view', event_params: [param('ga_session_id', { int_value: '77' })] },
    {
      ...base,
      event_name: 'view_item',
      event_params: [param('ga_session_id', { int_value: '77' })],
      items: [{ item_id: 'p1', price: 3 }],
    },
    { ...base, event_name: 'begin_checkout', event_params: [param('ga_session_id', { int_value: '77' })] },
    {
      ...base,
      event_name: 'purchase',
      event_params: [
        param('ga_session_id', { int_value: '77' }),
        param('value', { double_value: '3.5' }),
        param('currency', { string_value: 'USD' }),
        param('transaction_id', { string_value: 't1' }),
      ],
      items: [{ item_id: 'p1' }],
    },
    { ...base, event_name: 'purchase', user_pseudo_id: null, event_params: [] },
  ])
  const event = {
    userId: 'g1',
    anonymousId: 'g1',
    sessionId: 'g1:77',
    occurredAt: '2026-01-02T10:00:00.123Z',
    attributes: { device: 'mobile' },
  }
  expect(found.shape).toBe('ga4')
  expect(found.rows).toEqual([
    { kind: 'event', event: { ...event, type: 'page_view' } },
    { kind: 'event', event: { ...event, type: 'view_item', products: [{ id: 'p1', price: 3 }] } },
    { kind: 'event', event: { ...event, type: 'begin_checkout' } },
    {
      kind: 'event',
      event: {
        ...event,
        type: 'purchase',
        orderId: 't1',
        products: [{ id: 'p1' }],
        amount: { value: 3.5, currency: 'USD' },
      },
    },
    'user_id and user_pseudo_id are missing',
  ])
  expect(Object.keys(found.meanings ?? {}).toSorted()).toEqual([
    'add_to_cart',
    'purchase',
    'refund',
    'view_item',
  ])
})

it("GA4 flattened, GA4's protocol, and Universal Analytics", () => {
  const flat = {
    event_name: 'add_to_cart',
    event_timestamp: '2024-09-10 12:35:00',
    user_pseudo_id: 'g1',
    param_ga_session_id: '77',
    _fivetran_synced: '2024-09-11 00:00:00',
  }
  expect(tryShape([flat], true)).toMatchObject({
    shape: 'ga4-flat',
    questions: [],
    rows: [{ event: { sessionId: 'g1:77', occurredAt: '2024-09-10T12:35:00.000Z' } }],
  })
  const body: Fields = {
    client_id: 'c1',
    timestamp_micros: '1767348000000000',
    events: [
      { name: 'view_item', params: { session_id: '5', items: [{ item_id: 'p1' }] } },
      { name: 'purchase', params: { transaction_id: 't1', value: 5, currency: 'GBP' } },
    ],
  }
  expect(tryShape([body])).toMatchObject({
    shape: 'ga4-protocol',
    rows: [
      { event: { userId: 'c1', sessionId: '5', products: [{ id: 'p1' }] } },
      { event: { orderId: 't1', amount: { value: 5, currency: 'GBP' } } },
    ],
  })
  const session: Fields = {
    fullVisitorId: '99',
    visitId: 12,
    visitStartTime: 1767348000,
    channelGrouping: 'Direct',
    hits: [
      {
        hitNumber: 1,
        time: 1500,
        type: 'PAGE',
        eCommerceAction: { action_type: '2' },
        product: [{ productSKU: 'k1', v2ProductName: 'Cup' }],
      },
      {
        hitNumber: 2,
        time: 9000,
        type: 'PAGE',
        eCommerceAction: { action_type: '6' },
        transaction: { transactionId: 't1' },
      },
    ],
  }
  const found = tryShape([session])
  expect(found.shape).toBe('universal-analytics')
  const event = { userId: '99', sessionId: '99:12', attributes: { channel: 'direct' } }
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: {
        ...event,
        id: '99:12:1',
        type: '2',
        occurredAt: '2026-01-02T10:00:01.500Z',
        products: [{ id: 'k1', name: 'Cup' }],
      },
    },
    {
      kind: 'event',
      event: { ...event, id: '99:12:2', type: '6', occurredAt: '2026-01-02T10:00:09.000Z', orderId: 't1' },
    },
  ])
})
