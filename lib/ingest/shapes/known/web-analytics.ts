import { PAGE_PATTERNS } from '../guess/address-patterns'
import { STEP_KEYS } from '../meanings'
import { first, type KnownShape } from './known-shape'

const { view = '', cart = '', order = '' } = STEP_KEYS

export const WEB_ANALYTICS: readonly KnownShape[] = [
  {
    name: 'matomo',
    label: "Matomo's visits",
    keys: ['idvisit', 'visitorid', 'actiondetails'],
    usual: ['servertimestamp', 'idsite', 'sitecurrency'],
    mapping: {
      each: 'actionDetails',
      time: { field: first('timestamp', '^serverTimestamp'), format: 'epoch_s' },
      user: '^userId',
      anonymous: '^visitorId',
      session: '^idVisit',
      name: 'type',
      namedBy: [{ field: { join: ['type', 'productViewSku'] }, like: 'action:**', name: 'product viewed' }],
      meanings: { 'product viewed': view, ecommerceAbandonedCart: cart, ecommerceOrder: order },
      url: 'url',
      order: 'orderId',
      value: 'revenue',
      currency: '^siteCurrency',
      product: { id: 'productViewSku', name: 'productViewName', price: 'productViewPrice' },
      products: {
        each: 'itemDetails',
        id: 'itemSKU',
        name: 'itemName',
        category: 'itemCategory',
        price: 'price',
        quantity: 'quantity',
      },
      attributes: {
        device: '^deviceType',
        channel: '^referrerType',
        source: '^referrerName',
        country: '^countryCode',
        browser: '^browserName',
        os: '^operatingSystemName',
      },
    },
    notes: [
      'Matomo keeps what was left in a cart, not each adding to it: only the last contents of a cart are seen.',
    ],
  },
  {
    name: 'umami',
    label: "Umami's events",
    keys: ['website_id', 'session_id', 'visit_id', 'url_path', 'created_at'],
    usual: ['event_id', 'event_type', 'event_name', 'job_id'],
    mapping: {
      time: { field: 'created_at', format: 'iso', zone: 'UTC' },
      user: first('distinct_id', 'session_id'),
      session: 'visit_id',
      id: 'event_id',
      name: 'event_name',
      fixedName: 'pageview',
      // The pages alone: type 2 are events of their own, whatever page they are on.
      namedBy: PAGE_PATTERNS.map(({ like, name }) => ({
        field: { join: ['event_type', 'url_path'] },
        like: `1:${like}`,
        name,
      })),
      url: 'url_path',
      product: { id: { path: 'url_path', after: '/product/' } },
      attributes: {
        device: 'device',
        country: 'country',
        browser: 'browser',
        os: 'os',
        source: 'utm_source',
        channel: 'utm_medium',
        campaign: 'utm_campaign',
      },
    },
    notes: [
      'Pages are known by their addresses: look at the patterns, and change them where the shop has others.',
    ],
  },
]
