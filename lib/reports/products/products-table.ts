import { tellApart } from '../label-lines'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { ProductLine, ProductsResult, Rate } from './products-result'
import { type RankedLine, rankProducts } from './rank-products'

const COLUMNS: readonly Column<ProductLine & Partial<RankedLine>>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  { name: 'viewed', kind: 'count', value: (row) => row.viewed },
  { name: 'carted', kind: 'count', value: (row) => row.carted },
  { name: 'checked_out', kind: 'count', value: (row) => row.checkedOut },
  { name: 'cart_per_view', kind: 'share', value: (row) => row.cartPerView.share },
  { name: 'checkout_per_cart', kind: 'share', value: (row) => row.checkoutPerCart.share },
  { name: 'checkout_per_view', kind: 'share', value: (row) => row.checkoutPerView.share },
  { name: 'at_least', kind: 'share', value: (row) => row.atLeast ?? null },
]

const JSON_COLUMNS: readonly Column<ProductLine & Partial<RankedLine>>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id || null },
  ...boundsOf('cart_per_view', (row) => row.cartPerView),
  ...boundsOf('checkout_per_cart', (row) => row.checkoutPerCart),
  ...boundsOf('checkout_per_view', (row) => row.checkoutPerView),
  { name: 'shipped', kind: 'count', value: (row) => row.shipped },
]

/** `shop` is the same question of the whole shop. */
export function toProductsAnswer(result: ProductsResult, shop: ProductsResult): ReportAnswer {
  const [pairs = null] = toRecords(toReportTable(JSON_COLUMNS.slice(1), [result.pairs]))
  const products = rankProducts(result.products, shop.products)
  return {
    table: toReportTable(COLUMNS, tellApart(products)),
    json: { rows: toRecords(toReportTable(JSON_COLUMNS, products)), pairs },
  }
}

function boundsOf(name: string, rate: (row: ProductLine) => Rate): Column<ProductLine>[] {
  return [
    { name: `${name}_low`, kind: 'share', value: (row) => rate(row).interval?.low ?? null },
    { name: `${name}_high`, kind: 'share', value: (row) => rate(row).interval?.high ?? null },
  ]
}
