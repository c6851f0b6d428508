import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'
import { NOW, proposeTable, tellShop } from '@/lib/testing/shop/tell-shop'
import { propose } from './propose'

// Whose rows are, in files of layouts that nobody knows.

it('users that are known by their mail alone are kept as fingerprints', () => {
  const records = tellShop(({ at, user, name }) => ({
    time: at.toISOString(),
    email: `ann${user}@example.com`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  const found = tryShape(records, true)
  expect(found.questions).toEqual([])
  expect(JSON.stringify(found.rows)).not.toContain('example.com')
  expect(found.rows[0]).toMatchObject({ event: { userId: expect.stringMatching(/^[0-9a-f]{32}$/) } })
})

it('a guest is who the session is', () => {
  const records = tellShop(({ at, user, visit, name }) => ({
    time: at.toISOString(),
    customer_id: name === 'pay' ? `u${user}` : '',
    session: `s${visit}`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  expect(proposeTable(records).mapping).toMatchObject({
    user: 'customer_id',
    anonymous: 'session',
    session: 'session',
  })
})

it('a web log that knows people by their network address alone', () => {
  const pages: Record<string, string> = {
    see: '/shop/product/',
    put: '/basket/add',
    pay: '/order/confirmation',
  }
  const records = tellShop(({ at, user, name, product }) => ({
    time: at.toISOString(),
    ip: `203.0.113.${user % 250}`,
    path: `${pages[name]}${name === 'see' ? product : ''}`,
  }))
  const found = tryShape(records, true)
  expect(found.questions).toEqual([])
  expect(found.rows[0]).toMatchObject({
    event: {
      type: 'product page',
      userId: expect.stringMatching(/^[0-9a-f]{32}$/),
      products: [{ id: '100' }],
    },
  })
  expect(JSON.stringify(found.rows)).not.toContain('203.0.113')
})

it('ids within what they are of, and an order whose day stands on its first row alone', () => {
  const nested = tellShop(({ at, user, visit, name, product }) => ({
    occurredAt: at.toISOString(),
    user: { id: `u${user}` },
    eventName: { see: 'productViewed', put: 'productAddedToCart', pay: 'orderPlaced' }[name] ?? '',
    product: { id: `p${product}`, name: `Fern ${product}` },
    order: name === 'pay' ? { id: `o${visit}`, total: 5 } : null,
  }))
  expect(propose({ columns: null, records: nested }, { now: NOW })).toMatchObject({
    questions: [],
    mapping: {
      user: 'user.id',
      order: 'order.id',
      value: 'order.total',
      product: { id: 'product.id', name: 'product.name' },
    },
  })
  const lines = Array.from({ length: 60 }, (_, line) => ({
    'Order ID': `O${Math.floor(line / 2)}`,
    'Order Date': line % 2 ? '' : '2026-01-05 10:00:00',
    'Product ID': `p${line % 7}`,
    Total: line % 2 ? '' : '30.00',
  }))
  expect(proposeTable(lines, 'UTC')).toMatchObject({
    questions: [],
    mapping: { rows: 'orders', time: { field: 'Order Date' }, order: 'Order ID', value: 'Total' },
  })
})

it('a session that spans weeks, and nothing else, is a user', () => {
  const records = tellShop(({ at, user, name, product }) => ({
    session: user % 15,
    aid: product,
    ts: at.getTime(),
    type: { see: 'clicks', put: 'carts', pay: 'orders' }[name] ?? '',
  }))
  expect(proposeTable(records)).toMatchObject({
    questions: [{ code: 'session' }],
    mapping: { user: 'session', session: null },
  })
})

it('a customer who is known by mail once something is bought', () => {
  const records = tellShop(({ at, user, visit, name }) => ({
    time: at.toISOString(),
    session: `s${visit}`,
    mail: name === 'pay' ? `ann${user}@example.com` : '',
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  expect(proposeTable(records)).toMatchObject({
    questions: [],
    mapping: { user: 'mail', anonymous: 'session', session: 'session', personal: ['mail'] },
  })
})

it("a person's name is no product's, and when somebody signed up is not when something happened", () => {
  const records = tellShop(({ at, user, name, product }) => ({
    user_created_at: '2025-05-05T05:05:05Z',
    event_time: at.toISOString(),
    user_id: `u${user}`,
    name: `Ann ${user}`,
    traits: { name: `Ann ${user}` },
    product_id: `p${product}`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  expect(proposeTable(records)).toMatchObject({
    questions: [],
    mapping: {
      time: { field: 'event_time' },
      product: { id: 'product_id', name: null },
      personal: ['traits.name'],
    },
  })
  expect(proposeTable(records).mapping?.attributes).toEqual({})
})

it("a product's name is where each product has one", () => {
  const records = tellShop(({ at, user, name, product }) => ({
    time: at.toISOString(),
    user_id: `u${user}`,
    sku: `p${product}`,
    title: `Fern ${product}`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  expect(proposeTable(records)).toMatchObject({ mapping: { product: { id: 'sku', name: 'title' } } })
})
