import { tellApart } from '../label-lines'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { ProductTimes, ProductTimesResult, Times } from './time-to-step-result'

const COLUMNS: readonly Column<ProductTimes>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  ...timesColumns('view_to_cart', (row) => row.viewToCart),
  ...timesColumns('cart_to_checkout', (row) => row.cartToCheckout),
]

const JSON_COLUMNS: readonly Column<ProductTimes>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
]

/** A line a product, both gaps side by side. */
export function toProductTimesAnswer(result: ProductTimesResult): ReportAnswer {
  const table = toReportTable(COLUMNS, tellApart(result.products))
  return { table, json: { rows: toRecords(toReportTable(JSON_COLUMNS, result.products)) } }
}

function timesColumns(gap: string, times: (row: ProductTimes) => Times): Column<ProductTimes>[] {
  return [
    { name: `${gap}_pairs`, kind: 'count', value: (row) => times(row).pairs },
    { name: `${gap}_left_out`, kind: 'count', value: (row) => times(row).leftOut },
    { name: `${gap}_median_seconds`, kind: 'seconds', value: (row) => times(row).medianSeconds },
    { name: `${gap}_mean_seconds`, kind: 'seconds', value: (row) => times(row).meanSeconds },
    { name: `${gap}_p90_seconds`, kind: 'seconds', value: (row) => times(row).p90Seconds },
  ]
}
