import { first, type KnownShape } from './known-shape'

const FREE = ['products', 'order', 'value', 'attributes', 'url'] as const

const ACTION = /ecommerce_action[^.]*\.(\d+\.)?type$/
const PRODUCT = /ecommerce_product[^.]*$/

export const PRODUCT_ANALYTICS: readonly KnownShape[] = [
  {
    name: 'mixpanel',
    label: "Mixpanel's export",
    keys: ['event', 'properties', 'properties.time', 'properties.distinct_id'],
    usual: ['properties.$insert_id', 'properties.mp_processing_time_ms'],
    mapping: {
      time: { field: 'properties.time', format: 'epoch_s' },
      user: first('properties.$user_id', 'properties.$identified_id', 'properties.distinct_id'),
      anonymous: first(
        'properties.$distinct_id_before_identity',
        'properties.$anon_id',
        'properties.$anon_distinct_id',
        'properties.$device_id',
      ),
      id: 'properties.$insert_id',
      name: 'event',
      attributes: {
        device: first('properties.$device_type', 'properties.$device'),
        channel: 'properties.utm_medium',
        source: 'properties.utm_source',
        campaign: 'properties.utm_campaign',
        country: first('properties.mp_country_code', 'properties.$country_code'),
        os: 'properties.$os',
      },
      url: first('properties.$current_url', 'properties.current_url_path'),
    },
    names: '$identify, $create_alias, $merge',
    timeByValue: true,
    fills: FREE,
  },
  {
    name: 'amplitude',
    label: "Amplitude's export",
    keys: ['event_type', 'event_time', 'amplitude_id'],
    usual: [
      '$insert_id',
      'client_upload_time',
      'session_id',
      'device_id',
      'event_properties',
      'user_properties',
    ],
    mapping: {
      time: { field: 'event_time', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      anonymous: first('device_id', 'amplitude_id'),
      session: 'session_id',
      id: first('$insert_id', 'uuid'),
      name: 'event_type',
      attributes: {
        device: first('device_type', 'device_family'),
        channel: first('user_properties.utm_medium', 'event_properties.utm_medium'),
        source: 'user_properties.utm_source',
        campaign: 'user_properties.utm_campaign',
        country: 'country',
        os: 'os_name',
      },
    },
    names: '$identify',
    fills: FREE,
  },
  {
    name: 'posthog',
    label: "PostHog's export",
    keys: ['uuid', 'event', 'distinct_id', 'timestamp'],
    usual: ['properties', 'properties.$session_id', 'elements_chain', 'person_id'],
    mapping: {
      time: { field: 'timestamp', format: 'iso', zone: 'UTC' },
      user: 'distinct_id',
      anonymous: first('properties.$anon_distinct_id', 'properties.alias'),
      session: 'properties.$session_id',
      id: 'uuid',
      name: 'event',
      url: 'properties.$current_url',
      attributes: {
        device: 'properties.$device_type',
        channel: first('properties.utm_medium', 'properties.$initial_utm_medium'),
        source: 'properties.utm_source',
        campaign: 'properties.utm_campaign',
        country: 'properties.$geoip_country_code',
        browser: 'properties.$browser',
        os: 'properties.$os',
      },
    },
    names: '$identify, $create_alias, $merge_dangerously',
    fills: FREE,
  },
  {
    name: 'heap',
    label: "Heap's table of all events",
    keys: ['event_table_name', 'event_id', 'user_id', 'session_id', 'time'],
    mapping: {
      time: { field: 'time', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      session: { join: ['user_id', 'session_id'] },
      id: { join: ['event_table_name', 'event_id'] },
      name: 'event_table_name',
    },
    timeByValue: true,
    fills: FREE,
  },
  {
    name: 'snowplow',
    label: "Snowplow's events",
    keys: ['event_id', 'collector_tstamp', 'domain_userid'],
    usual: ['derived_tstamp', 'domain_sessionid', 'domain_sessionidx', 'event_name', 'page_url', 'app_id'],
    mapping: {
      time: { field: first('derived_tstamp', 'collector_tstamp'), format: 'iso', zone: 'UTC' },
      user: 'user_id',
      anonymous: first('domain_userid', 'network_userid'),
      session: 'domain_sessionid',
      id: 'event_id',
      name: 'event_name',
      url: 'page_url',
      attributes: {
        device: first('dvce_type', 'device_class'),
        channel: 'mkt_medium',
        source: 'mkt_source',
        campaign: 'mkt_campaign',
        country: 'geo_country',
        browser: 'br_family',
        os: 'os_family',
      },
    },
    names: 'product view, add to cart, transaction, refund',
    glue: '_',
    timeByValue: true,
    adjust: ({ singles, lists }) => {
      const action = singles.find(({ path }) => ACTION.test(path))
      const products = lists.find(({ path }) => PRODUCT.test(path))
      const order = singles.find(
        ({ path }) => path !== action?.path && /transaction[^.]*\.(\d+\.)?transaction_id$/.test(path),
      )
      return {
        ...(action && { name: first(action.path, 'event_name') }),
        ...(order && { order: order.path }),
        ...(products && {
          products: {
            each: products.path,
            id: 'id',
            name: 'name',
            category: 'category',
            price: 'price',
            quantity: 'quantity',
          },
        }),
      }
    },
    fills: ['products', 'order', 'value'],
  },
]
