import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'

it("a warehouse's table, and dbt's event stream", () => {
  const row = {
    occurred_at: '2026-01-02 10:00:00+00',
    user_id: 'u1',
    session_id: 's1',
    event_id: 'e1',
    event_name: 'order_placed',
    product_ids: ['p1', 'p2'],
    order_id: 'o1',
    revenue: 12.5,
    device: 'Mobile',
    channel: 'search',
  }
  expect(tryShape([row], true)).toMatchObject({
    shape: 'typed-table',
    questions: [],
    rows: [
      {
        event: {
          id: 'e1',
          orderId: 'o1',
          amount: { value: 12.5 },
          products: [{ id: 'p1' }, { id: 'p2' }],
          attributes: { device: 'mobile', channel: 'search' },
        },
      },
    ],
  })
  const stream = { event_id: 'e1', event_type: 'purchase', user_id: 'u1', event_date: '2026-01-02' }
  const found = tryShape([stream], true)
  expect(found).toMatchObject({
    shape: 'event-stream',
    questions: ['zone'],
    rows: [{ event: { type: 'purchase' } }],
  })
  expect(found.notes.join(' ')).toContain('without a clock')
})

it('the tables of a Greenery shop', () => {
  const events = {
    event_id: 'e1',
    session_id: 's1',
    user_id: 'u1',
    page_url: 'https://greenery.com/product/p1',
    created_at: '2021-02-09T23:55:08Z',
    event_type: 'page_view',
    order_id: '',
    product_id: 'p1',
  }
  expect(tryShape([events], true)).toMatchObject({
    shape: 'greenery-events',
    questions: [],
    rows: [{ event: { id: 'e1', products: [{ id: 'p1' }] } }],
  })
  const orders = {
    order_id: 'o1',
    user_id: 'u1',
    promo_id: '',
    address_id: 'a',
    created_at: '2021-02-09T23:55:08Z',
    order_cost: '1',
    shipping_cost: '2',
    order_total: '3',
    tracking_id: '',
    shipping_service: '',
    estimated_delivery_at: '',
    delivered_at: '',
    status: 'preparing',
  }
  expect(tryShape([orders], true)).toMatchObject({
    shape: 'greenery-orders',
    rows: [{ order: { orderId: 'o1', amount: { value: 3 }, status: 'preparing' } }],
  })
  const products = { product_id: 'p1', name: 'Fern', price: '9', inventory: '3' }
  expect(tryShape([products], true)).toMatchObject({ shape: 'greenery-products', questions: [], rows: [] })
})
