import { RATE_METRICS } from '@/lib/query/metric'
import { type Labelled, labelLines, tellApart } from '../label-lines'
import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { ofWholeShop } from './list-in-scope'
import { PRODUCT_COUNTS } from './product-counts'
import type { ProductLine, ProductsResult, Rate } from './products-result'
import { type RankedLine, rankProducts } from './rank-products'

/** A product as people read it, with what it is ranked by. */
export type ListedProduct = Labelled<RankedLine>

/** As `ProductsResult`; `name` is that of CSV and JSON. */
export type ListedProducts = Omit<ProductsResult, 'products'> &
  Readonly<{ products: readonly ListedProduct[] }>

type Row = ProductLine & Partial<ListedProduct>

const COLUMNS: readonly Column<Row>[] = [
  { name: 'product', kind: 'text', value: (row) => row.name ?? null },
  { name: 'viewed', kind: 'count', value: (row) => row.viewed },
  { name: 'carted', kind: 'count', value: (row) => row.carted },
  { name: 'checked_out', kind: 'count', value: (row) => row.checkedOut },
  { name: 'cart_per_view', kind: 'share', value: (row) => row.cartPerView.share },
  { name: 'checkout_per_cart', kind: 'share', value: (row) => row.checkoutPerCart.share },
  { name: 'checkout_per_view', kind: 'share', value: (row) => row.checkoutPerView.share },
  { name: 'at_least', kind: 'share', value: (row) => row.atLeast ?? null },
]

const JSON_COLUMNS: readonly Column<Row>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id || null },
  ...boundsOf('cart_per_view', (row) => row.cartPerView),
  ...boundsOf('checkout_per_cart', (row) => row.checkoutPerCart),
  ...boundsOf('checkout_per_view', (row) => row.checkoutPerView),
  { name: 'shipped', kind: 'count', value: (row) => row.shipped },
]

export const PRODUCTS = defineReport({
  name: 'products',
  title: 'Conversion per product',
  question: 'How does each product convert?',
  reads: ['product', 'product_day', 'product_funnel'],
  takes: [],
  rates: { over: 'pairs', of: () => RATE_METRICS },
  compares: 'twice',
  run: async (db, { query }, ask): Promise<ListedProducts> => {
    const [result, shop] = await Promise.all([
      ask(PRODUCT_COUNTS, { query }),
      ask(PRODUCT_COUNTS, { query: ofWholeShop(query) }),
    ])
    return { ...result, products: await labelLines(db, rankProducts(result.products, shop.products)) }
  },
  toTable: ({ products }) => toReportTable(COLUMNS, tellApart(products)),
  toJson: ({ products, pairs }) => ({
    rows: toRecords(toReportTable(JSON_COLUMNS, products)),
    pairs: toRecords(toReportTable(JSON_COLUMNS.slice(1), [pairs]))[0] ?? null,
  }),
})

function boundsOf(name: string, rate: (row: ProductLine) => Rate): Column<ProductLine>[] {
  return [
    { name: `${name}_low`, kind: 'share', value: (row) => rate(row).interval?.low ?? null },
    { name: `${name}_high`, kind: 'share', value: (row) => rate(row).interval?.high ?? null },
  ]
}
