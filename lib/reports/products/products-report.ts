import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listProductMetrics } from '@/lib/funnel/product-metrics'
import { listMetricNames } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { defineReport, type Question } from '../report'
import { type Column, toBoundColumns, toMetricColumn, toRecords, toReportTable } from '../report-table'
import { ofWholeShop } from './list-in-scope'
import {
  type ProductLine,
  type ProductsResult,
  type RankedLine,
  rankProducts,
  toProductsResult,
} from './products-result'
import { productsSql } from './products-sql'

/** A product as people read it, with what it is ranked by. */
export type ListedProduct = Labelled<RankedLine>

/** As `ProductsResult`; `name` is that of CSV and JSON. */
export type ListedProducts = Omit<ProductsResult, 'products'> &
  Readonly<{ products: readonly ListedProduct[] }>

type Row = Pick<ProductLine, 'reached'> & Partial<ListedProduct>

/** Of a product, without its name; JSON has more than files. */
function listColumns({ query }: Pick<ListedProducts, 'query'>, isJson = false): readonly Column<Row>[] {
  const { own, byOrder } = listProductMetrics(funnelOf(query))
  const columns: Column<Row>[] = [
    ...own.map(toMetricColumn<Row>),
    { name: 'at_least', kind: 'share', value: (row) => row.atLeast ?? null },
  ]
  if (!isJson) return columns
  return [
    ...columns,
    PRODUCT_ID,
    ...own.filter(({ kind }) => kind === 'rate').flatMap(toBoundColumns<Row>),
    ...byOrder.map(toMetricColumn<Row>),
  ]
}

export const PRODUCTS = defineReport({
  name: 'products',
  title: 'Conversion per product',
  question: 'How does each product convert?',
  reads: FUNNEL_MODELS,
  takes: [],
  rates: { over: 'pairs', of: ({ query }) => listMetricNames(query, ['rate']) },
  compares: 'twice',
  run: async (db, { query }, ask): Promise<ListedProducts> => {
    const [result, shop] = await Promise.all([
      ask(PRODUCT_COUNTS, { query }),
      ask(PRODUCT_COUNTS, { query: ofWholeShop(query) }),
    ])
    return { ...result, products: await labelLines(db, rankProducts(result, shop.products)) }
  },
  toTable: (result) => toReportTable([PRODUCT, ...listColumns(result)], tellApart(result.products)),
  toJson: (result) => ({
    rows: toRecords(toReportTable([PRODUCT, ...listColumns(result, true)], result.products)),
    pairs: toRecords(toReportTable(listColumns(result, true), [result.pairs]))[0] ?? null,
  }),
})

/** One line a product. Throws `unknown_product` and `unknown_category`. */
export async function runProducts(db: Db, query: ReportQuery): Promise<ProductsResult> {
  await requireScope(db, query.scope)
  return toProductsResult(query, await db.$queryRaw<ProductLine[]>(productsSql(query)))
}

/** The same as a question, which several reports put: names as they are stored, and nothing ranked. */
export const PRODUCT_COUNTS: Question<ProductsResult, never> = {
  name: 'product-counts',
  takes: [],
  run: (db, { query }) => runProducts(db, query),
}
