import { toToken } from './add-plans'
import type { Ids } from './list-questions'
import type { Shop } from './shop'

/** Pages of the dashboard, as they are looked at. */
export function listPages(shop: Shop, { orders, product }: Ids): readonly string[] {
  const [from, to] = shop.days
  const ofProduct = `product=${encodeURIComponent(product)}`
  const views = [
    '',
    `?from=${from}&to=${to}&unit=users`,
    `?range=90d&${ofProduct}&compare=previous`,
    `?range=last-quarter&compare=last-year${shop.category === null ? '' : `&category=${shop.category}`}`,
  ]
  const [order = ''] = orders
  return [
    ...[
      '/',
      '/products',
      '/timing',
      '/paths',
      '/quarters',
      '/worth',
      '/fulfilment',
      '/products/catalogue',
    ].flatMap((page) => views.map((view) => `${page}${view}`)),
    '/?range=30d&grain=week&sideways=1&unit=people',
    '/products?sort=cart_per_view&dir=asc&page=2',
    '/quarters?metric=time_to_checkout',
    '/quarters?metric=cart_per_view&grain=month&by=category&smallest=3',
    '/worth?in=orders&range=90d',
    `/fulfilment?as_of=${shop.known[0]}&state=late`,
    `/fulfilment/order?order=${encodeURIComponent(order)}`,
    `/products/product?id=${encodeURIComponent(product)}`,
    `/products/catalogue?as_of=${shop.known[0]}`,
    '/goals',
    '/reports/1',
    '/reports/2',
    '/reports/1?unit=users&range=30d',
    '/reports/9',
    '/data/dictionary',
    '/data/dictionary?q=cart',
    ...['product_funnel', 'session_path', 'event', 'restatement'].map((model) => `/data/${model}`),
    '/data/dbt',
    '/data/runs/1',
    '/data/runs/2',
    ...[1, 2, 3].map((report) => `/share/${toToken(report)}`),
    `/share/${toToken(1)}/embed`,
  ]
}
