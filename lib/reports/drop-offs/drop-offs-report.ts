import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallName } from '@/lib/query/metric'
import { toComparedQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { askComparedPast } from '../compare/ask-compared-past'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { PRODUCT_COUNTS } from '../products/products-report'
import { defineReport } from '../report'
import { type Column, toEnds, toRecords, toReportTable } from '../report-table'
import { toVerdictColumns } from '../usual/verdict-columns'
import { type DropOffsResult, type ProductDropOff, toDropOffsResult } from './drop-offs-result'

function listColumns({ query }: DropOffsResult): readonly Column<ProductDropOff>[] {
  const keyOf = (place: number) => funnelOf(query).steps[place]?.key ?? null
  return [
    PRODUCT,
    { name: 'from_step', kind: 'text', value: ({ gap }) => keyOf(gap.from) },
    { name: 'to_step', kind: 'text', value: ({ gap }) => keyOf(gap.to) },
    { name: 'lost', kind: 'count', value: ({ own }) => own.part },
    { name: 'of', kind: 'count', value: ({ own }) => own.whole },
    { name: 'lost_share', kind: 'share', value: ({ own }) => ratio(own.part, own.whole) },
    ...toEnds<ProductDropOff>('lost_share', 'share', ({ interval }) => interval),
    { name: 'all_products', kind: 'share', value: ({ all }) => ratio(all.part, all.whole) },
    { name: 'difference', kind: 'points', value: ({ change }) => change?.difference ?? null },
    ...toEnds<ProductDropOff>('difference', 'points', ({ change }) => change?.interval),
    { name: 'against_others', kind: 'text', value: ({ standing }) => standing },
    ...toVerdictColumns<ProductDropOff>(({ change }) => change),
  ]
}

/** A row a product and two steps between which it lost some. */
export const PRODUCT_DROP_OFFS = defineReport({
  name: 'product-drop-offs',
  title: 'Drop-offs per product',
  question: 'Which products lose most, and more than the others?',
  reads: FUNNEL_MODELS,
  takes: [],
  rates: { over: 'pairs', of: ({ query }) => [overallName(query)] },
  run: async (db, { query }, ask): Promise<DropOffsResult> => {
    const [result, past] = await Promise.all([
      ask(PRODUCT_COUNTS, { query }),
      askComparedPast(db, ask, query, toComparedQuery(query, 'previous'), query),
    ])
    return toDropOffsResult({ ...result, products: await labelLines(db, result.products) }, past)
  },
  toTable: (result) => toReportTable(listColumns(result), tellApart(result.lines)),
  toJson: (result) => ({
    rows: toRecords(toReportTable([...listColumns(result), PRODUCT_ID], result.lines)),
  }),
})
