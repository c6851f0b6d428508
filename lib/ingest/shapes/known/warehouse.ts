import type { KnownShape } from './known-shape'

/** Tables of a Greenery shop that hold neither events nor orders; its own import reads them. */
const GREENERY_TABLES: readonly KnownShape[] = [
  ['greenery-products', 'products', ['product_id', 'name', 'price', 'inventory']],
  ['greenery-users', 'users', ['user_id', 'first_name', 'last_name', 'email', 'phone_number', 'address_id']],
  ['greenery-addresses', 'addresses', ['address_id', 'address', 'zipcode', 'state', 'country']],
  ['greenery-promos', 'promos', ['promo_id', 'discount', 'status']],
  ['greenery-order-items', 'order items', ['order_id', 'product_id', 'quantity']],
].map(([name, noun, keys]) => ({
  name: String(name),
  label: `${noun} of a Greenery shop`,
  keys: Array.isArray(keys) ? keys : [],
  test: ({ singles }) => Array.isArray(keys) && singles.length <= keys.length + 3,
  mapping: null,
}))

export const WAREHOUSES: readonly KnownShape[] = [
  {
    name: 'typed-table',
    label: "a warehouse's table of events",
    keys: ['occurred_at', 'user_id', 'session_id', 'event_name'],
    usual: ['event_id', 'product_ids', 'order_id', 'revenue', 'device', 'channel'],
    mapping: {
      time: { field: 'occurred_at', format: 'iso' },
      user: 'user_id',
      session: 'session_id',
      name: 'event_name',
    },
    timeByValue: true,
    fills: ['products', 'order', 'value', 'attributes', 'url'],
    adjust: ({ singles }) => (singles.some(({ path }) => path === 'event_id') ? { id: 'event_id' } : {}),
  },
  {
    name: 'event-stream',
    label: "an event stream of dbt's product analytics",
    keys: ['event_id', 'event_type', 'user_id', 'event_date'],
    mapping: {
      time: { field: 'event_date', format: 'iso' },
      user: 'user_id',
      id: 'event_id',
      name: 'event_type',
    },
    timeByValue: true,
    fills: ['products', 'order', 'value', 'attributes', 'url', 'session'],
  },
  {
    name: 'greenery-events',
    label: 'events of a Greenery shop',
    keys: [
      'event_id',
      'session_id',
      'user_id',
      'event_type',
      'page_url',
      'created_at',
      'order_id',
      'product_id',
    ],
    mapping: {
      time: { field: 'created_at', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      session: 'session_id',
      id: 'event_id',
      name: 'event_type',
      url: 'page_url',
      order: 'order_id',
      product: { id: 'product_id' },
    },
  },
  {
    name: 'greenery-orders',
    label: 'orders of a Greenery shop',
    keys: ['order_id', 'user_id', 'created_at', 'order_total', 'shipping_cost', 'tracking_id', 'status'],
    usual: ['promo_id', 'address_id', 'order_cost', 'shipping_service', 'delivered_at'],
    mapping: {
      rows: 'orders',
      time: { field: 'created_at', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      order: 'order_id',
      value: 'order_total',
      status: 'status',
    },
  },
  ...GREENERY_TABLES,
]
