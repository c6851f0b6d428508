import { first, type KnownShape } from './known-shape'

/** Names of Segment's ecommerce specification, of version 2 and 1. */
export const SEGMENT_NAMES = `Product Viewed, Product Added, Order Completed, Order Refunded, Order Cancelled, Order Updated, Order Shipped,
  Viewed Product, Added Product, Completed Order, identify, alias`

export const SEGMENT_MAPPING = {
  time: { field: first('timestamp', 'originalTimestamp', 'receivedAt'), format: 'iso', zone: 'UTC' },
  user: 'userId',
  anonymous: first('anonymousId', 'previousId'),
  session: first('context.sessionId', 'context.session_id', 'properties.session_id', 'properties.sessionId'),
  id: 'messageId',
  name: first('event', 'type'),
  url: first('context.page.url', 'properties.url'),
  order: first('properties.order_id', 'properties.orderId'),
  value: first('properties.total', 'properties.revenue', 'properties.value'),
  currency: 'properties.currency',
  product: {
    id: first('properties.product_id', 'properties.productId', 'properties.sku'),
    name: 'properties.name',
    category: 'properties.category',
    price: 'properties.price',
    quantity: 'properties.quantity',
  },
  products: {
    each: 'properties.products',
    id: first('product_id', 'productId', 'id', 'sku'),
    name: 'name',
    category: 'category',
    price: 'price',
    quantity: 'quantity',
  },
  attributes: {
    device: 'context.device.type',
    channel: 'context.campaign.medium',
    source: 'context.campaign.source',
    campaign: 'context.campaign.name',
    country: 'context.location.country',
    coupon: 'properties.coupon',
    os: 'context.os.name',
    language: 'context.locale',
  },
} satisfies KnownShape['mapping']

const SEGMENT: KnownShape = {
  name: 'segment',
  label: "Segment's calls",
  keys: ['type', 'messageid', 'anonymousid'],
  usual: ['timestamp', 'originaltimestamp', 'receivedat', 'sentat', 'context', 'properties', 'event'],
  mapping: SEGMENT_MAPPING,
  names: SEGMENT_NAMES,
}

export const SEGMENT_AND_LIKE: readonly KnownShape[] = [
  { ...SEGMENT, name: 'rudderstack', label: "RudderStack's calls", keys: ['type', 'messageid', 'rudderid'] },
  SEGMENT,
  // Calls of a server have no anonymous id.
  { ...SEGMENT, keys: ['type', 'messageid', 'userid'] },
  {
    name: 'segment-table',
    label: "a table of Segment's warehouse",
    keys: ['id', 'anonymous_id', 'received_at', 'event'],
    usual: [
      'original_timestamp',
      'sent_at',
      'timestamp',
      'event_text',
      'uuid_ts',
      'user_id',
      'context_page_url',
    ],
    mapping: {
      time: { field: first('timestamp', 'original_timestamp', 'received_at'), format: 'iso', zone: 'UTC' },
      user: 'user_id',
      anonymous: 'anonymous_id',
      session: first('context_session_id', 'session_id'),
      id: 'id',
      name: 'event',
      url: first('context_page_url', 'url'),
      order: 'order_id',
      value: first('total', 'revenue', 'value'),
      currency: 'currency',
      product: {
        id: first('product_id', 'sku'),
        name: 'name',
        category: 'category',
        price: 'price',
        quantity: 'quantity',
      },
      products: { ...SEGMENT_MAPPING.products, each: 'products' },
      attributes: {
        device: 'context_device_type',
        channel: 'context_campaign_medium',
        source: 'context_campaign_source',
        campaign: 'context_campaign_name',
        coupon: 'coupon',
      },
    },
    names: SEGMENT_NAMES,
  },
  {
    name: 'jitsu',
    label: "Jitsu's events",
    keys: ['eventn_ctx_event_id'],
    usual: ['event_type', 'utc_time', 'user_anonymous_id', 'eventn_ctx_utc_time'],
    mapping: {
      time: { field: first('utc_time', 'eventn_ctx_utc_time', '_timestamp'), format: 'iso', zone: 'UTC' },
      user: first('user_id', 'user_internal_id', 'eventn_ctx_user_id'),
      anonymous: first('user_anonymous_id', 'eventn_ctx_user_anonymous_id'),
      session: first('session_id', 'ids_session_id'),
      id: 'eventn_ctx_event_id',
      name: 'event_type',
      url: first('url', 'doc_url'),
      order: first('order_id', 'transaction_id'),
      attributes: {
        channel: 'utm_medium',
        source: 'utm_source',
        campaign: 'utm_campaign',
        device: 'parsed_ua_device_family',
      },
    },
    fills: ['products', 'value'],
  },
]
