import type { Db } from '@/lib/db'
import { type Knowledge, toKnowledge } from '@/lib/query/knowledge'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type KnownThenRow, toKnownThen } from '../known-then'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID } from '../label-lines'
import { SHOP_CURRENCY } from '../money/shop-currency'
import { defineReport, OF_KNOWN } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import {
  type CatalogueLine,
  type CatalogueResult,
  type CatalogueRow,
  toCatalogueResult,
} from './catalogue-result'
import { catalogueKnownSql, catalogueSql } from './catalogue-sql'

type Line = Labelled<CatalogueLine> & Readonly<{ currency: string | null }>

const COLUMNS: readonly Column<Line>[] = [
  PRODUCT_ID,
  PRODUCT,
  ...toColumns<Line>('text', 'category'),
  ...toColumns<Line>('number', 'price', 'priceBefore'),
  ...toColumns<Line>('text', 'priceSince'),
  ...toColumns<Line>('count', 'inventory'),
  ...toColumns<Line>('text', 'inventorySince', 'knownSince'),
  ...toColumns<Line>('count', 'changes'),
  ...toColumns<Line>('text', 'currency'),
]

/** A row a product; no rows where nothing was known yet. */
export const CATALOGUE = defineReport({
  name: 'catalogue',
  title: 'Price and stock',
  question: 'What did each product cost, how many were in stock, and how often did that change?',
  reads: ['order', 'order_day', 'order_standing', 'product', 'product_snapshot'],
  takes: [...OF_KNOWN, 'currency'],
  tellsOf: 'prices and stock',
  counted: {
    what: 'Products, as the snapshots had them',
    note: 'A range selects the changes that are counted; prices and stock are those that were known, moments are in UTC.',
  },
  run: async (db, asked, ask) => {
    const [result, currency] = await Promise.all([
      runCatalogue(db, asked.query, toKnowledge(asked)),
      ask(SHOP_CURRENCY, { query: EVERYTHING, currency: asked.currency }),
    ])
    const products = result.products && (await labelLines(db, result.products))
    return currency ? { ...result, products, currency } : { ...result, products }
  },
  toTable: (result) => toReportTable(COLUMNS, withCurrency(result)),
  toJson: ({ known: { asOf, at, beginsAt }, ...result }) => ({
    as_of: asOf,
    known_at: at,
    snapshots_begin: beginsAt,
    rows: toRecords(toReportTable(COLUMNS, withCurrency(result))),
  }),
})

type Labels = Readonly<{ products: readonly Labelled<CatalogueLine>[] | null }> &
  Pick<CatalogueResult, 'currency'>

/** The currency stands beside prices, and nowhere else. */
function withCurrency({ products, currency }: Labels): Line[] {
  return (products ?? []).map((line) => ({
    ...line,
    currency: line.price === null && line.priceBefore === null ? null : (currency?.currency ?? null),
  }))
}

/**
 * What products cost and how many were in stock, as was known; the days of the question select the changes that are
 * counted. Throws `unknown_product` and `unknown_category`.
 */
export async function runCatalogue(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
): Promise<CatalogueResult> {
  await requireScope(db, query.scope)
  const [[known], rows] = await Promise.all([
    db.$queryRaw<KnownThenRow[]>(catalogueKnownSql(knowledge)),
    db.$queryRaw<CatalogueRow[]>(catalogueSql(query, knowledge)),
  ])
  const then = known ?? { at: new Date(knowledge.now), begins_at: null }
  return toCatalogueResult(query, toKnownThen(knowledge, then), rows)
}
