import type { Db } from '@/lib/db'
import { type Knowledge, toKnowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type KnownThenRow, toKnownThen } from '../known-then'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID } from '../label-lines'
import { defineReport, OF_KNOWN } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import type { CatalogueLine } from './catalogue-result'
import { type CatalogueResult, type CatalogueRow, toCatalogueResult } from './catalogue-result'
import { catalogueKnownSql, catalogueSql } from './catalogue-sql'

type Line = Labelled<CatalogueLine>

const COLUMNS: readonly Column<Line>[] = [
  PRODUCT_ID,
  PRODUCT,
  ...toColumns<Line>('text', 'category'),
  ...toColumns<Line>('number', 'price', 'priceBefore'),
  ...toColumns<Line>('text', 'priceSince'),
  ...toColumns<Line>('count', 'inventory'),
  ...toColumns<Line>('text', 'inventorySince', 'knownSince'),
  ...toColumns<Line>('count', 'changes'),
]

/** A row a product; no rows where nothing was known yet. */
export const CATALOGUE = defineReport({
  name: 'catalogue',
  title: 'Price and stock',
  question: 'What did each product cost, how many were in stock, and how often did that change?',
  reads: ['product', 'product_snapshot'],
  takes: OF_KNOWN,
  counted: {
    what: 'Products, as the snapshots had them',
    note: 'A range selects the changes that are counted; prices and stock are those that were known, moments are in UTC.',
  },
  run: async (db, asked) => {
    const result = await runCatalogue(db, asked.query, toKnowledge(asked))
    return { ...result, products: result.products && (await labelLines(db, result.products)) }
  },
  toTable: ({ products }) => toReportTable(COLUMNS, products ?? []),
  toJson: ({ known: { asOf, at, beginsAt }, products }) => ({
    as_of: asOf,
    known_at: at,
    snapshots_begin: beginsAt,
    rows: toRecords(toReportTable(COLUMNS, products ?? [])),
  }),
})

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
