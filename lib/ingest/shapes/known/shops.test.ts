import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'

it("Shopify's pixel: three ways to one product", () => {
  const base = {
    clientId: 'c1',
    timestamp: '2026-01-02T10:00:00.000Z',
    context: { document: { location: { href: 'https://shop.example/products/fern' } } },
  }
  const found = tryShape([
    {
      ...base,
      id: 'e1',
      name: 'product_viewed',
      data: {
        productVariant: {
          id: 'v9',
          price: { amount: 5, currencyCode: 'EUR' },
          product: { id: 'p1', title: 'Fern' },
        },
      },
    },
    {
      ...base,
      id: 'e2',
      name: 'product_added_to_cart',
      data: { cartLine: { quantity: 2, merchandise: { id: 'v9', product: { id: 'p1' } } } },
    },
    { ...base, id: 'e3', name: 'checkout_started', data: { checkout: { token: 't1', lineItems: [] } } },
    {
      ...base,
      id: 'e4',
      name: 'checkout_completed',
      data: {
        checkout: {
          token: 't1',
          order: { id: 'o1' },
          currencyCode: 'EUR',
          totalPrice: { amount: 10 },
          lineItems: [{ id: 'l1', title: 'Fern', quantity: 2, variant: { id: 'v9', product: { id: 'p1' } } }],
        },
      },
    },
  ])
  const event = {
    userId: 'c1',
    occurredAt: '2026-01-02T10:00:00.000Z',
    pageUrl: 'https://shop.example/products/fern',
  }
  expect(found).toMatchObject({ shape: 'shopify-pixel', questions: [] })
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: { ...event, id: 'e1', type: 'product_viewed', products: [{ id: 'p1', name: 'Fern', price: 5 }] },
    },
    {
      kind: 'event',
      event: { ...event, id: 'e2', type: 'product_added_to_cart', products: [{ id: 'p1', quantity: 2 }] },
    },
    { kind: 'event', event: { ...event, id: 'e3', type: 'checkout_started', orderId: 't1' } },
    {
      kind: 'event',
      event: {
        ...event,
        id: 'e4',
        type: 'checkout_completed',
        orderId: 'o1',
        products: [{ id: 'p1', name: 'Fern', quantity: 2 }],
        amount: { value: 10, currency: 'EUR' },
      },
    },
  ])
  expect(found.meanings).not.toHaveProperty('checkout_started')
})

it("Shopify's orders: one row a line, its own fields on the first alone, and nothing personal", () => {
  const first = {
    Name: '#1039',
    Email: 'ann@example.com',
    'Financial Status': 'paid',
    'Paid at': '2025-10-07 09:50:26 +0200',
    'Created at': '2025-10-07 09:50:25 +0200',
    Currency: 'EUR',
    Total: '27.50',
    'Lineitem quantity': '2',
    'Lineitem name': 'Fern',
    'Lineitem sku': 'k1',
    'Lineitem price': '10.00',
    'Billing Name': 'Ann',
    'Billing Zip': "'10115",
  }
  const blank = Object.fromEntries(Object.keys(first).map((name) => [name, '']))
  const second = {
    ...blank,
    Name: '#1039',
    Email: 'ann@example.com',
    'Lineitem quantity': '1',
    'Lineitem name': 'Cactus',
    'Lineitem sku': '',
    'Lineitem price': '7.50',
  }
  const found = tryShape([first, second], true)
  expect(found).toMatchObject({ shape: 'shopify-orders', questions: [] })
  expect(found.rows).toEqual([
    {
      kind: 'order',
      order: {
        orderId: '#1039',
        createdAt: '2025-10-07T07:50:25.000Z',
        status: 'paid',
        amount: { value: 27.5, currency: 'EUR' },
        products: [{ id: 'k1', name: 'Fern', price: 10, quantity: 2 }],
      },
    },
    {
      kind: 'order',
      order: { orderId: '#1039', products: [{ id: 'Cactus', name: 'Cactus', price: 7.5, quantity: 1 }] },
    },
  ])
  expect(JSON.stringify(found.rows)).not.toMatch(/ann|10115/i)
  expect(found.notes[0]).toContain('no funnel is in them')
})

it("orders of a warehouse's Shopify, of WooCommerce, and invoices", () => {
  const shopify = {
    id: '55',
    order_number: '1039',
    financial_status: 'refunded',
    total_price: '9.00',
    customer_id: 'c1',
    currency: 'USD',
    created_at: '2026-01-02 10:00:00',
  }
  expect(tryShape([shopify], true)).toMatchObject({
    shape: 'shopify-table',
    questions: [],
    rows: [
      {
        order: {
          orderId: '55',
          userId: 'c1',
          status: 'refunded',
          amount: { value: 9, currency: 'USD' },
          createdAt: '2026-01-02T10:00:00.000Z',
        },
      },
    ],
  })
  const woo = {
    order_id: '7',
    date_created: '2026-01-02 11:00:00',
    date_created_gmt: '2026-01-02 10:00:00',
    status: 'wc-completed',
    num_items_sold: '2',
    total_sales: '-5.00',
    net_total: '-4.00',
    customer_id: '3',
  }
  expect(tryShape([woo], true)).toMatchObject({
    shape: 'woocommerce',
    questions: [],
    rows: [
      { order: { orderId: '7', userId: '3', createdAt: '2026-01-02T10:00:00.000Z', amount: { value: -5 } } },
    ],
  })
  const invoice = {
    InvoiceNo: 'C536379',
    StockCode: 'D',
    Description: 'Discount',
    Quantity: '-1',
    InvoiceDate: '12/13/2010 9:41',
    UnitPrice: '27.5',
    CustomerID: '14527',
    Country: 'United Kingdom',
  }
  expect(tryShape([invoice], true)).toMatchObject({
    shape: 'online-retail',
    rows: [
      {
        order: {
          orderId: 'C536379',
          createdAt: '2010-12-13T09:41:00.000Z',
          products: [{ id: 'D', quantity: -1 }],
        },
      },
    ],
  })
})
