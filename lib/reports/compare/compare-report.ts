import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { isRateMetric, listMetricNames, overallName } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { ofWholeShop } from '../products/list-in-scope'
import { PRODUCT_COUNTS } from '../products/products-report'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toEnds, toRecords, toReportTable } from '../report-table'
import { toVerdictColumns } from '../usual/verdict-columns'
import { askComparedPast } from './ask-compared-past'
import { type CompareLine, type CompareResult, toCompareResult } from './compare-result'

const COLUMNS: readonly Column<Labelled<CompareLine>>[] = [
  PRODUCT,
  { name: 'category', kind: 'text', value: (row) => row.category },
  { name: 'before_part', kind: 'count', value: (row) => row.before.part },
  { name: 'before_whole', kind: 'count', value: (row) => row.before.whole },
  { name: 'before', kind: 'share', value: (row) => ratio(row.before.part, row.before.whole) },
  { name: 'before_shrunk', kind: 'share', value: (row) => row.before.shrunk?.share ?? null },
  { name: 'now_part', kind: 'count', value: (row) => row.now.part },
  { name: 'now_whole', kind: 'count', value: (row) => row.now.whole },
  { name: 'now', kind: 'share', value: (row) => ratio(row.now.part, row.now.whole) },
  { name: 'now_shrunk', kind: 'share', value: (row) => row.now.shrunk?.share ?? null },
  ...toEnds<Labelled<CompareLine>>('now_shrunk', 'share', (row) => row.now.shrunk?.interval),
  { name: 'change', kind: 'points', value: (row) => row.change?.difference ?? null },
  ...toEnds<Labelled<CompareLine>>('change', 'points', (row) => row.change?.interval),
  ...toVerdictColumns<Labelled<CompareLine>>((row) => row.change),
]

/** As `CompareResult`; `name` is that of CSV and JSON. */
export type ListedCompare = Omit<CompareResult, 'lines'> &
  Readonly<{ lines: readonly Labelled<CompareLine>[] }>

/** A row a product or category; null, which has no rows, where there is nothing to compare with. */
export const COMPARE = defineReport({
  name: 'compare',
  title: 'Two ranges side by side, per product',
  question: 'What changed between two ranges, and is it more than chance?',
  reads: [...FUNNEL_MODELS],
  takes: ['before', 'metric', 'by', 'smallestChange'],
  rates: {
    over: 'pairs',
    of: ({ query, metric }) =>
      metric === null ? [overallName(query)] : isRateMetric(metric, query) ? [metric] : [],
  },
  compares: 'previous',
  run: async (db, asked, ask): Promise<ListedCompare | null> => {
    const metric = requireRate(asked)
    await requireScope(db, asked.query.scope)
    const result = await runCompare(db, asked, metric, ask)
    const toLines = async (lines: CompareResult['lines']) =>
      asked.by === 'product' ? labelLines(db, lines) : lines.map((line) => ({ ...line, name: line.product }))
    return result && { ...result, lines: await toLines(result.lines) }
  },
  toTable: (result) => toReportTable(COLUMNS, tellApart(result?.lines ?? [])),
  toJson: (result) => ({
    metric: result?.metric ?? null,
    by: result?.by ?? null,
    before_from: result?.before.range?.from ?? null,
    before_to: result?.before.range?.to ?? null,
    smallest_change: result?.smallestChange ?? null,
    rows: toRecords(
      toReportTable(result?.by === 'product' ? [...COLUMNS, PRODUCT_ID] : COLUMNS, result?.lines ?? []),
    ),
  }),
})

function requireRate({ query, metric: asked }: Asked<'metric'>): string {
  const metric = asked ?? overallName(query)
  if (isRateMetric(metric, query)) return metric
  const sentence = `Products are compared by a rate: "metric" must be one of ${listMetricNames(query, ['rate']).join(', ')}.`
  throw new TundishError('bad_parameter', sentence)
}

/** A product is held against the shop, whatever is asked of it. */
async function runCompare(
  db: Db,
  { query, before, by, smallestChange }: Asked<'before' | 'by' | 'smallestChange'>,
  metric: string,
  ask: AskAnother,
): Promise<CompareResult | null> {
  if (!before) return null
  const count = (asked: ReportQuery) => ask(PRODUCT_COUNTS, { query: ofWholeShop(asked) })
  const [earlier, now, past] = await Promise.all([
    count(before),
    count(query),
    askComparedPast(db, ask, query, before, before),
  ])
  const options = { metric, by, smallestChange }
  return toCompareResult({ before, now: query }, { before: earlier, now }, options, past)
}
