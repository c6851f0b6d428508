import { toToken } from './add-plans'
import type { Shop } from './shop'

// What is asked of a shop: addresses of the server, and commands. Names are spelled here once more on purpose: what is
// recorded must not change with what it watches over.

export const REPORTS = [
  'products',
  'funnel',
  'time-to-step',
  'times-by-product',
  'trend',
  'change',
  'change-by-product',
  'compare',
  'quarters',
  'to-date',
  'worth',
  'open',
  'goals',
  'catalogue',
  'fulfilment',
  'fulfilment-trend',
] as const

export type Parameters = Readonly<Record<string, string>>

const PRESETS = [
  '7d',
  '30d',
  '90d',
  '365d',
  'this-quarter',
  'quarter-to-date',
  'last-quarter',
  'all',
] as const
const COUNTS = ['viewed', 'added_to_cart', 'checked_out', 'shipped'] as const
const RATES = ['cart_per_view', 'checkout_per_cart', 'checkout_per_view'] as const
const TIMES = ['time_to_cart', 'time_to_checkout'] as const
const GRAINS = ['day', 'week', 'month', 'quarter'] as const
const COMPARISONS = ['previous', 'last-quarter', 'last-year'] as const
const UNITS: readonly Parameters[] = [{}, { unit: 'users' }]

/** Every table of the shop in every format, as an address has it. */
export function listAddresses(shop: Shop): readonly string[] {
  const asked = REPORTS.flatMap((report) => [
    ...listReportParameters(report, shop).flatMap((parameters) => [
      toAddress(report, parameters),
      toAddress(report, { ...parameters, format: 'csv' }),
    ]),
    ...listXlsxParameters(shop).map((parameters) => toAddress(report, { ...parameters, format: 'xlsx' })),
    ...listRefused().map((parameters) => toAddress(report, parameters)),
  ])
  return [...new Set(asked)]
}

function toAddress(report: string, parameters: Parameters): string {
  const search = new URLSearchParams(parameters).toString()
  return `/api/reports/${report}${search && '?'}${search}`
}

const cross = (...choices: readonly (readonly Parameters[])[]): Parameters[] =>
  choices.reduce<Parameters[]>(
    (all, one) => all.flatMap((left) => one.map((right) => ({ ...left, ...right }))),
    [{}],
  )

const each = (name: string, values: readonly string[]): Parameters[] =>
  values.map((value) => ({ [name]: value }))

export function listScopes({ product, rare, category }: Shop): readonly Parameters[] {
  return [{}, { product }, { product: rare }, ...listCategory(category)]
}

/** None where there is none. */
function listCategory(category: string | null): readonly Parameters[] {
  return category === null ? [] : [{ category }]
}

function listReportParameters(report: string, shop: Shop): readonly Parameters[] {
  const [from, to] = shop.days
  const [beforeFrom, beforeTo] = shop.before
  const days = { from, to }
  const against = { before_from: beforeFrom, before_to: beforeTo }
  return [
    ...cross(listScopes(shop), UNITS, [{}, days]),
    ...cross(each('range', PRESETS), UNITS),
    ...cross(each('compare', COMPARISONS), [{ range: 'last-quarter' }, days], UNITS),
    ...cross([{ ...days, ...against }], UNITS, [{}, { product: shop.product }]),
    ...cross(each('as_of', shop.known)),
    ...(OF_REPORT[report]?.(shop) ?? []),
  ]
}

/** What is a parameter of some reports only. */
const OF_REPORT: Readonly<Record<string, (shop: Shop) => readonly Parameters[]>> = {
  trend: (shop) => [
    ...cross(each('grain', GRAINS), UNITS, [{}, { range: '90d', compare: 'previous' }]),
    ...cross(each('grain', GRAINS), listScopes(shop)),
  ],
  quarters: (shop) => [
    ...cross(each('grain', GRAINS), UNITS, [{}, { product: shop.product }, ...listCategory(shop.category)]),
    ...cross(each('metric', [...COUNTS, ...RATES, ...TIMES]), UNITS, [{}, { product: shop.product }]),
    ...each('smallest', ['0.1', '9']),
  ],
  'to-date': (shop) => [...each('smallest', ['0.1', '9']), ...cross(listScopes(shop), UNITS)],
  compare: (shop) => [
    ...cross(each('metric', RATES), each('by', ['product', 'category']), UNITS, [
      { range: 'last-quarter' },
      { range: '30d', compare: 'last-quarter' },
      { from: shop.days[0], to: shop.days[1] },
      ...listCategory(shop.category),
    ]),
    ...cross(each('smallest', ['0.1', '9']), each('by', ['product', 'category'])),
  ],
  'fulfilment-trend': (shop) => cross(each('grain', GRAINS), each('as_of', shop.known)),
  fulfilment: (shop) => cross(each('as_of', shop.known), listScopes(shop)),
  catalogue: (shop) => cross(each('as_of', shop.known), listScopes(shop)),
}

function listXlsxParameters(shop: Shop): readonly Parameters[] {
  return [...cross(listScopes(shop), UNITS), { range: 'last-quarter', compare: 'last-year' }]
}

/** What makes no sense is refused in the same words. */
function listRefused(): readonly Parameters[] {
  return [
    { unit: 'people' },
    { from: '2021-02-12', to: '2021-02-09' },
    { product: 'Nobody' },
    { category: 'Nothing' },
    { metric: 'clicks' },
    { as_of: '2999-01-01' },
    { sideways: '1' },
    { format: 'xml' },
    { compare: 'previous', before_from: '2020-01-01', before_to: '2020-02-01' },
  ]
}

/** What has an id that only the database knows. */
export type Ids = Readonly<{ orders: readonly string[]; product: string; runs: readonly string[] }>

/** Everything else that other programs read. */
export function listOtherAddresses(shop: Shop, { orders, product, runs }: Ids): readonly string[] {
  const [known = ''] = shop.known
  const twice = (place: string, search = '') => [`${place}.csv${search}`, `${place}.xlsx${search}`]
  const tables = ['funnel', 'products', 'trend', 'compare', 'worth', 'fulfilment', 'quarters', 'change']
  return [
    '/api/exposures.yml',
    '/api/exposures.yml?sources=false',
    '/api/exposures.yml?project=nobody',
    ...twice('/fulfilment/orders'),
    ...twice('/fulfilment/orders', `?as_of=${known}`),
    ...twice('/fulfilment/orders', '?state=delivered&range=90d'),
    ...orders.flatMap((order) => twice('/fulfilment/order/life', `?order=${encodeURIComponent(order)}`)),
    ...twice('/products/product/life', `?id=${encodeURIComponent(product)}`),
    ...twice('/products/product/life', `?id=${encodeURIComponent(product)}&as_of=${known}`),
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((goal) => twice(`/goals/${goal}/days`)),
    ...[1, 2, 3].map((report) => `/reports/${report}/tables.xlsx`),
    '/reports/1/tables.xlsx?range=30d&unit=users',
    '/settings/audit/audit.csv',
    ...runs.map((run) => `/data/runs/${run}/restatements.csv`),
    ...[1, 2, 3].flatMap((report) => tables.map((table) => `/share/${toToken(report)}/files/${table}`)),
    ...[1, 2].map((report) => `/share/${toToken(report)}/files/products?format=xlsx&range=7d`),
    ...[1, 2].map((report) => `/share/${toToken(report)}/preview.png`),
    ...[1, 3].map((report) => `/share/${toToken(report)}/state`),
  ]
}
