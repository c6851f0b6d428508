import { type Labelled, labelLines, tellApart } from '../label-lines'
import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { runProductTimes } from './run-time-to-step'
import type { ProductTimes, Times } from './time-to-step-result'

const COLUMNS: readonly Column<Labelled<ProductTimes>>[] = [
  { name: 'product', kind: 'text', value: (row) => row.name },
  ...timesColumns('view_to_cart', (row) => row.viewToCart),
  ...timesColumns('cart_to_checkout', (row) => row.cartToCheckout),
]

const JSON_COLUMNS: readonly Column<Labelled<ProductTimes>>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
]

/** A line a product, both gaps side by side. */
export const TIMES_BY_PRODUCT = defineReport({
  name: 'times-by-product',
  title: 'Time to step per product',
  question: 'How long does it take from step to step, product by product?',
  reads: ['product', 'product_funnel'],
  takes: [],
  compares: 'twice',
  run: async (db, { query }) => {
    const { products } = await runProductTimes(db, query)
    return { query, products: await labelLines(db, products) }
  },
  toTable: ({ products }) => toReportTable(COLUMNS, tellApart(products)),
  toJson: ({ products }) => ({ rows: toRecords(toReportTable(JSON_COLUMNS, products)) }),
})

function timesColumns(gap: string, times: (row: ProductTimes) => Times): Column<ProductTimes>[] {
  return [
    { name: `${gap}_pairs`, kind: 'count', value: (row) => times(row).pairs },
    { name: `${gap}_left_out`, kind: 'count', value: (row) => times(row).leftOut },
    { name: `${gap}_median_seconds`, kind: 'seconds', value: (row) => times(row).medianSeconds },
    { name: `${gap}_mean_seconds`, kind: 'seconds', value: (row) => times(row).meanSeconds },
    { name: `${gap}_p90_seconds`, kind: 'seconds', value: (row) => times(row).p90Seconds },
  ]
}
