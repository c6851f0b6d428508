import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { OVERALL_RATE, overallName, sayRate } from '@/lib/query/metric'
import type { Request } from '@/lib/query/request/request'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { PRODUCT_COUNTS } from '../products/products-report'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { type ChangeResult, listChangeParts, type ProductChange, toChangeResult } from './change-result'

type Line = Readonly<{ name: string; change: number }>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'part', kind: 'text', value: ({ name }) => name },
  { name: 'change', kind: 'points', value: ({ change }) => change },
]

const BOTH = {
  reads: FUNNEL_MODELS,
  takes: ['before'],
  rates: { over: 'pairs', of: ({ query }: Pick<Request, 'query'>) => [overallName(query)] },
  compares: 'previous',
} as const

/** A row a part, as differences of shares; the last row is the sum. No rows where there is nothing to compare. */
export const CHANGE = defineReport({
  ...BOTH,
  name: 'change',
  title: `Why ${sayRate(OVERALL_RATE, 'pairs')} changed`,
  question: `Which parts make up the change of ${sayRate(OVERALL_RATE, 'pairs')}?`,
  run: runChange,
  toTable,
  toJson: (result) => ({ rows: toRecords(toTable(result)), opposed: result.parts?.opposed ?? null }),
})

function toTable({ query, parts }: Pick<ChangeResult, 'query' | 'parts'>) {
  const named = parts === null ? [] : listChangeParts(funnelOf(query))
  const lines = named.map(({ name, place }) => ({ name, change: parts?.changes[place] ?? 0 }))
  return toReportTable(COLUMNS, lines)
}

/** Over pairs of a unit and a product; `before` null is nothing to compare with. Throws `unknown_product`. */
async function runChange(db: Db, { query, before }: Asked<'before'>, ask: AskAnother) {
  const [now, earlier] = await Promise.all([
    ask(PRODUCT_COUNTS, { query }),
    before && ask(PRODUCT_COUNTS, { query: before }),
  ])
  const result = toChangeResult(query, earlier, now)
  return { ...result, products: await labelLines(db, result.products) }
}

function listColumns({ query }: Pick<ChangeResult, 'query'>): readonly Column<Labelled<ProductChange>>[] {
  const parts = listChangeParts(funnelOf(query)).map(
    ({ name, place }): Column<Labelled<ProductChange>> => ({
      name,
      kind: 'points',
      value: ({ changes }) => changes[place] ?? 0,
    }),
  )
  return [PRODUCT, ...parts]
}

/** What each product adds to each part; the columns add up to the parts. */
export const CHANGE_BY_PRODUCT = defineReport({
  ...BOTH,
  name: 'change-by-product',
  title: 'What each product adds to the change',
  question: `What does each product add to the change of ${sayRate(OVERALL_RATE, 'pairs')}?`,
  run: runChange,
  toTable: (result) => toReportTable(listColumns(result), tellApart(result.products)),
  toJson: (result) => ({
    rows: toRecords(toReportTable([...listColumns(result), PRODUCT_ID], result.products)),
  }),
})
