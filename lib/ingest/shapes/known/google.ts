import { STEP_KEYS } from '../meanings'
import { first, type KnownShape } from './known-shape'

/** Recommended events of GA4. */
const NAMES = 'view item, add to cart, purchase, refund'
const { view = '', cart = '', order = '' } = STEP_KEYS
const ITEM = {
  id: first('item_id', 'item_name'),
  name: 'item_name',
  category: 'item_category',
  price: 'price',
  quantity: 'quantity',
}

export const GA4: KnownShape = {
  name: 'ga4',
  label: "GA4's export",
  keys: ['event_timestamp', 'event_params', 'user_pseudo_id', 'event_name'],
  usual: ['event_date', 'event_bundle_sequence_id', 'device', 'geo', 'traffic_source', 'ecommerce', 'items'],
  mapping: {
    time: { field: 'event_timestamp', format: 'epoch_us' },
    user: 'user_id',
    anonymous: 'user_pseudo_id',
    session: { join: ['user_pseudo_id', 'event_params@ga_session_id'] },
    name: 'event_name',
    url: 'event_params@page_location',
    order: first('ecommerce.transaction_id', 'event_params@transaction_id'),
    value: first('ecommerce.purchase_revenue', 'event_params@value'),
    currency: 'event_params@currency',
    products: { each: 'items', ...ITEM },
    attributes: {
      device: 'device.category',
      channel: first('collected_traffic_source.manual_medium', 'traffic_source.medium'),
      source: first('collected_traffic_source.manual_source', 'traffic_source.source'),
      campaign: first('collected_traffic_source.manual_campaign_name', 'traffic_source.name'),
      country: 'geo.country',
      coupon: 'event_params@coupon',
      os: 'device.operating_system',
    },
  },
  names: NAMES,
  glue: '_',
  notes: ['GA4 changes its days for about three days: import a day again once it is final.'],
}

export const GA4_FLAT: KnownShape = {
  name: 'ga4-flat',
  label: "GA4's export as Fivetran flattens it",
  keys: ['event_name', 'user_pseudo_id', 'param_ga_session_id'],
  usual: [
    '_fivetran_synced',
    'ecommerce_transaction_id',
    'event_timestamp',
    'event_date',
    'bundle_sequence_id',
  ],
  mapping: {
    time: { field: 'event_timestamp', format: 'iso', zone: 'UTC' },
    user: 'user_id',
    anonymous: 'user_pseudo_id',
    session: { join: ['user_pseudo_id', 'param_ga_session_id'] },
    name: 'event_name',
    url: 'param_page_location',
    order: first('ecommerce_transaction_id', 'param_transaction_id'),
    value: first('ecommerce_purchase_revenue', 'param_value'),
    currency: 'param_currency',
    attributes: {
      device: 'device_category',
      channel: first('traffic_source_medium', 'param_medium'),
      source: first('traffic_source_source', 'param_source'),
      country: 'geo_country',
    },
  },
  names: NAMES,
  glue: '_',
  timeByValue: true,
  notes: ['Items are not in this layout: its funnel is of the shop, not of products.'],
}

export const GA4_PROTOCOL: KnownShape = {
  name: 'ga4-protocol',
  label: "requests of GA4's Measurement Protocol",
  keys: ['client_id', 'timestamp_micros', 'events[].name'],
  mapping: {
    each: 'events',
    time: { field: first('timestamp_micros', '^timestamp_micros'), format: 'epoch_us' },
    user: '^user_id',
    anonymous: '^client_id',
    session: 'params.session_id',
    name: 'name',
    url: 'params.page_location',
    order: 'params.transaction_id',
    value: 'params.value',
    currency: 'params.currency',
    products: { each: 'params.items', ...ITEM },
    attributes: { coupon: 'params.coupon' },
  },
  names: NAMES,
  glue: '_',
}

export const UNIVERSAL_ANALYTICS: KnownShape = {
  name: 'universal-analytics',
  label: "sessions of Google's Universal Analytics",
  keys: ['fullvisitorid', 'visitid', 'visitstarttime', 'hits'],
  mapping: {
    each: 'hits',
    time: { field: '^visitStartTime', format: 'epoch_s', offset: 'time' },
    user: '^fullVisitorId',
    session: { join: ['^fullVisitorId', '^visitId'] },
    id: { join: ['^fullVisitorId', '^visitId', 'hitNumber'] },
    name: first('eCommerceAction.action_type', 'type'),
    meanings: { '2': view, '3': cart, '6': order, '7': 'refund' },
    url: 'page.pagePath',
    order: 'transaction.transactionId',
    products: {
      each: 'product',
      id: 'productSKU',
      name: 'v2ProductName',
      category: 'v2ProductCategory',
      quantity: 'productQuantity',
    },
    attributes: {
      device: '^device.deviceCategory',
      channel: '^channelGrouping',
      source: '^trafficSource.source',
      campaign: '^trafficSource.campaign',
      country: '^geoNetwork.country',
    },
  },
  notes: ['Revenue is in millionths in this layout and is left out.'],
}
