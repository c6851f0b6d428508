import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { found, notNull, unique } from './data-test'
import type { ModelText } from './model'

const TYPES = PRODUCT_FUNNEL.steps.flatMap(({ match }) => match.types)

/** The shop as it came, written by imports. */
export const RAW_MODELS = {
  event: {
    description: 'Every raw event of the shop: page views, adding to the cart, checkouts, shipments.',
    grain: 'one event; the same id twice is one event, whoever its user',
    columns: {
      user_id: 'Whose it is, as settled when it came in',
      id: 'The id that the event came with',
      session_id: 'The visit it belongs to',
      type: `What happened: ${TYPES.slice(0, -1).join(', ')} or ${TYPES.at(-1)}`,
      occurred_at: 'When it happened',
      received_at: 'When Tundish stored it',
      product_id: 'The product, of a page view or an addition to the cart',
      order_id: 'The order, of a checkout or a shipment',
      page_url: 'The page',
      properties: 'What else came with it',
      given_user_id: 'The user that the event itself names, where that is another one',
    },
    tests: [
      unique('id'),
      notNull('session_id'),
      { kind: 'shared_ids', column: 'session_id' },
      notNull('occurred_at'),
      { kind: 'accepted_values', column: 'type', values: TYPES, severity: 'warn' },
      found(['product_id'], 'product', ['id'], 'warn'),
      found(['user_id', 'order_id'], 'order', ['user_id', 'id'], 'warn'),
      { kind: 'freshness', column: 'received_at' },
      { kind: 'usual_rows', column: 'occurred_at' },
      { kind: 'rejects', warnAbove: 0.001, failAbove: 0.01 },
    ],
  },
  order: {
    description: 'Orders, as they stand now; how they stood before is in order_snapshot.',
    grain: 'one order, which is of one user',
    columns: {
      user_id: 'Whose it is, as last delivered',
      id: 'The id of the order',
      promo_id: 'The promotion that was used',
      address_id: 'Where it goes',
      created_at: 'When it was ordered',
      order_cost: 'The goods, without shipping',
      shipping_cost: 'The shipping',
      order_total: 'What was paid, after the promotion',
      tracking_id: 'The parcel',
      shipping_service: 'Who carries it',
      estimated_delivery_at: 'When it was promised for',
      delivered_at: 'When it arrived',
      status:
        'Where it stands, as it came: preparing, shipped, delivered, cancelled, refunded or returned, whatever the case',
      updated_at: 'When the source says the row last changed',
      gone_at: 'When a complete delivery first had it no more; empty while it is there',
    },
    tests: [
      unique('id'),
      {
        kind: 'accepted_values',
        column: 'status',
        // As lib/query/order-status.ts reads them.
        values: ['preparing', 'shipped', 'delivered', 'cancelled', 'canceled', 'refunded', 'returned'],
        anyCase: true,
        severity: 'warn',
      },
      found(['user_id'], 'user', ['id'], 'warn'),
    ],
  },
  order_item: {
    description: 'The products of each order.',
    grain: 'one product of one order',
    columns: {
      user_id: 'Whose the order is',
      order_id: 'The order',
      product_id: 'The product',
      quantity: 'How many of it were sent; none where only some came back',
      returned: 'How many of it came back',
    },
    tests: [
      unique('user_id', 'order_id', 'product_id'),
      found(['user_id', 'order_id'], 'order', ['user_id', 'id']),
      found(['product_id'], 'product', ['id'], 'warn'),
    ],
  },
  product: {
    description: 'Products, as they stand now; how they stood before is in product_snapshot.',
    grain: 'one product',
    columns: {
      id: 'The id of the product',
      name: 'Its name',
      price: 'Its price',
      inventory: 'How many are in stock',
      category: 'Its category, where somebody said one',
      updated_at: 'When the source says the row last changed',
      gone_at: 'When a complete delivery first had it no more; empty while it is there',
    },
    tests: [unique('id'), notNull('name'), notNull('price', 'warn')],
  },
  user: {
    description: 'The people that the shop knows by name.',
    grain: 'one person',
    columns: {
      id: 'The id of the person',
      first_name: 'First name',
      last_name: 'Last name',
      email: 'E-mail address',
      phone_number: 'Telephone number',
      created_at: 'When they were first known',
      updated_at: 'When they were last changed',
      address_id: 'Where they live',
    },
    tests: [unique('id')],
  },
  address: {
    description: 'The addresses of people and orders.',
    grain: 'one address',
    columns: {
      id: 'The id of the address',
      address: 'Street and number',
      zipcode: 'Postal code',
      state: 'State',
      country: 'Country',
    },
    tests: [unique('id')],
  },
  promo: {
    description: 'Promotions that orders may have used.',
    grain: 'one promotion',
    columns: {
      id: 'The id of the promotion',
      discount: 'What is taken off',
      status: 'Whether it can be used',
    },
    tests: [unique('id')],
  },
} as const satisfies Record<string, ModelText>
