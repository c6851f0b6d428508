import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { CatalogueLine, CatalogueResult } from './catalogue-result'

const COLUMNS: readonly Column<CatalogueLine>[] = [
  { name: 'product_id', kind: 'text', value: (row) => row.id },
  { name: 'product', kind: 'text', value: (row) => row.product },
  { name: 'category', kind: 'text', value: (row) => row.category },
  { name: 'price', kind: 'number', value: (row) => row.price },
  { name: 'price_before', kind: 'number', value: (row) => row.priceBefore },
  { name: 'price_since', kind: 'text', value: (row) => row.priceSince },
  { name: 'inventory', kind: 'count', value: (row) => row.inventory },
  { name: 'inventory_since', kind: 'text', value: (row) => row.inventorySince },
  { name: 'known_since', kind: 'text', value: (row) => row.knownSince },
  { name: 'changes', kind: 'count', value: (row) => row.changes },
]

/** A row a product; no rows where nothing was known yet. */
export function toCatalogueAnswer({ known, products }: CatalogueResult): ReportAnswer {
  const table = toReportTable(COLUMNS, products ?? [])
  const { asOf, at, beginsAt } = known
  return { table, json: { as_of: asOf, known_at: at, snapshots_begin: beginsAt, rows: toRecords(table) } }
}
