import type { Db } from '@/lib/db'
import { OVERALL_RATE, sayRate } from '@/lib/query/metric'
import { type Labelled, labelLines, tellApart } from '../label-lines'
import { PRODUCT_COUNTS } from '../products/product-counts'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import {
  CHANGE_PART_NAMES,
  CHANGE_PARTS,
  type ChangePart,
  type ChangeResult,
  type ProductChange,
  toChangeResult,
} from './change-result'

type Line = Readonly<{ part: ChangePart; change: number }>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'part', kind: 'text', value: ({ part }) => CHANGE_PARTS[part].column },
  { name: 'change', kind: 'points', value: ({ change }) => change },
]

const BOTH = {
  reads: ['product', 'product_day', 'product_funnel'],
  takes: ['before'],
  rates: { over: 'pairs', of: () => [OVERALL_RATE] },
  compares: 'previous',
} as const

/** A row a part, as differences of shares; the last row is the sum. No rows where there is nothing to compare. */
export const CHANGE = defineReport({
  ...BOTH,
  name: 'change',
  title: `Why ${sayRate(OVERALL_RATE, 'pairs')} changed`,
  question: 'Which parts make up the change of checkout per product view?',
  run: runChange,
  toTable,
  toJson: ({ parts }) => ({ rows: toRecords(toTable({ parts })), opposed: parts?.opposed ?? null }),
})

function toTable({ parts }: Pick<ChangeResult, 'parts'>) {
  const lines = parts === null ? [] : CHANGE_PART_NAMES.map((part) => ({ part, change: parts[part] }))
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

const PRODUCT_COLUMNS: readonly Column<Labelled<ProductChange>>[] = [
  { name: 'product', kind: 'text', value: (row) => row.name },
  ...CHANGE_PART_NAMES.map(
    (part): Column<Labelled<ProductChange>> => ({
      name: CHANGE_PARTS[part].column,
      kind: 'points',
      value: (row) => row[part],
    }),
  ),
]

const JSON_PRODUCT_COLUMNS: readonly Column<Labelled<ProductChange>>[] = [
  ...PRODUCT_COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
]

/** What each product adds to each part; the columns add up to the parts. */
export const CHANGE_BY_PRODUCT = defineReport({
  ...BOTH,
  name: 'change-by-product',
  title: 'What each product adds to the change',
  question: 'What does each product add to the change of checkout per product view?',
  run: runChange,
  toTable: ({ products }) => toReportTable(PRODUCT_COLUMNS, tellApart(products)),
  toJson: ({ products }) => ({ rows: toRecords(toReportTable(JSON_PRODUCT_COLUMNS, products)) }),
})
