import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import type { ColumnKind } from '../column-kind'
import { type Labelled, labelLines, tellApart } from '../label-lines'
import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { runProductTimes } from './run-time-to-step'
import type { ProductTimes, ProductTimesResult, Times } from './time-to-step-result'

type Row = Labelled<ProductTimes>

function listColumns({ query }: Pick<ProductTimesResult, 'query'>): readonly Column<Row>[] {
  const gaps = listGaps(funnelOf(query)).flatMap(({ name, from }) =>
    TIMES.map(({ suffix, kind, member }): Column<Row> => {
      return { name: `${name}_${suffix}`, kind, value: ({ times }) => times[from]?.[member] ?? null }
    }),
  )
  return [{ name: 'product', kind: 'text', value: (row) => row.name }, ...gaps]
}

const TIMES = [
  { suffix: 'pairs', kind: 'count', member: 'pairs' },
  { suffix: 'left_out', kind: 'count', member: 'leftOut' },
  { suffix: 'median_seconds', kind: 'seconds', member: 'medianSeconds' },
  { suffix: 'mean_seconds', kind: 'seconds', member: 'meanSeconds' },
  { suffix: 'p90_seconds', kind: 'seconds', member: 'p90Seconds' },
] as const satisfies readonly Readonly<{ suffix: string; kind: ColumnKind; member: keyof Times }>[]

const PRODUCT_ID: Column<Row> = { name: 'product_id', kind: 'text', value: (row) => row.id }

/** A line a product, its gaps side by side. */
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
  toTable: (result) => toReportTable(listColumns(result), tellApart(result.products)),
  toJson: (result) => ({
    rows: toRecords(toReportTable([...listColumns(result), PRODUCT_ID], result.products)),
  }),
})
