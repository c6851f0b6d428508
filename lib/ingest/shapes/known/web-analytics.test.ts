import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'
import type { Fields } from '../../read/source-record'

it('Matomo: a visit is a record, its actions are the rows', () => {
  const visit: Fields = {
    idVisit: '8',
    visitorId: 'v1',
    siteCurrency: 'EUR',
    deviceType: 'Desktop',
    actionDetails: [
      {
        type: 'action',
        timestamp: 1767348000,
        url: 'https://shop.example/fern',
        productViewSku: 'k1',
        productViewName: 'Fern',
      },
      { type: 'action', timestamp: 1767348010, url: 'https://shop.example/about' },
      {
        type: 'ecommerceOrder',
        timestamp: 1767348020,
        orderId: 'o1',
        revenue: '12.5',
        itemDetails: [{ itemSKU: 'k1', itemName: 'Fern', price: 12.5, quantity: 1 }],
      },
    ],
  }
  const found = tryShape([visit, { ...visit, actionDetails: [] }])
  const event = { userId: 'v1', anonymousId: 'v1', sessionId: '8', attributes: { device: 'desktop' } }
  expect(found.shape).toBe('matomo')
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: {
        ...event,
        type: 'product viewed',
        occurredAt: '2026-01-02T10:00:00.000Z',
        pageUrl: 'https://shop.example/fern',
        products: [{ id: 'k1', name: 'Fern' }],
      },
    },
    {
      kind: 'event',
      event: {
        ...event,
        type: 'action',
        occurredAt: '2026-01-02T10:00:10.000Z',
        pageUrl: 'https://shop.example/about',
      },
    },
    {
      kind: 'event',
      event: {
        ...event,
        type: 'ecommerceOrder',
        occurredAt: '2026-01-02T10:00:20.000Z',
        orderId: 'o1',
        amount: { value: 12.5, currency: 'EUR' },
        products: [{ id: 'k1', name: 'Fern', price: 12.5, quantity: 1 }],
      },
    },
    'actionDetails is empty',
  ])
})

it('Umami: the step is in the address of a page, and not in that of an event of its own', () => {
  const base = {
    website_id: 'w',
    session_id: 'month1',
    visit_id: 'v1',
    created_at: '2026-01-02 10:00:00',
    event_name: '',
    event_type: '1',
  }
  const found = tryShape(
    [
      { ...base, event_id: 'e1', url_path: '/product/p1' },
      { ...base, event_id: 'e2', url_path: '/cart' },
      { ...base, event_id: 'e3', url_path: '/cart', event_type: '2', event_name: 'newsletter' },
      { ...base, event_id: 'e4', url_path: '/checkout/thank-you' },
      { ...base, event_id: 'e5', url_path: '/' },
    ],
    true,
  )
  expect(found).toMatchObject({ shape: 'umami', questions: [] })
  const event = { userId: 'month1', sessionId: 'v1', occurredAt: '2026-01-02T10:00:00.000Z' }
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: { ...event, id: 'e1', type: 'product page', pageUrl: '/product/p1', products: [{ id: 'p1' }] },
    },
    { kind: 'event', event: { ...event, id: 'e2', type: 'cart', pageUrl: '/cart' } },
    { kind: 'event', event: { ...event, id: 'e3', type: 'newsletter', pageUrl: '/cart' } },
    {
      kind: 'event',
      event: { ...event, id: 'e4', type: 'order confirmation', pageUrl: '/checkout/thank-you' },
    },
    { kind: 'event', event: { ...event, id: 'e5', type: 'pageview', pageUrl: '/' } },
  ])
})
