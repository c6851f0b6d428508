import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics } from '@/lib/funnel/metrics'
import { listMetricNames } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { nameProducts } from '@/lib/store/product-names'
import { requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS, runFunnel } from '../funnel/funnel-report'
import { defineReport } from '../report'
import {
  type Column,
  toBoundColumns,
  toColumns,
  toMetricColumn,
  toRecords,
  toReportTable,
} from '../report-table'
import { type BreakdownPart, type BreakdownResult, toBreakdownResult } from './breakdown-result'
import { type BreakdownRow, breakdownSql } from './breakdown-sql'

/** What a breakdown reads. */
export const BREAKDOWN_MODELS = [...FUNNEL_MODELS, 'session_count'] as const

/** `part` is a value, others, or not_known; by two attributes each has its own columns. JSON has the intervals, too. */
function listColumns({ query, names }: BreakdownResult, isJson: boolean): readonly Column<BreakdownPart>[] {
  const metrics = listMetrics(funnelOf(query)).filter(({ kind }) => kind !== 'seconds')
  const ends = (['first', 'second'] as const).slice(0, names.length)
  return [
    ...ends.flatMap((end, index): Column<BreakdownPart>[] => {
      const suffix = index === 0 ? '' : '_2'
      return [
        { name: `part${suffix}`, kind: 'text', value: (row) => row[end].part },
        { name: `value${suffix}`, kind: 'text', value: (row) => row[end].value },
        { name: `label${suffix}`, kind: 'text', value: (row) => row[end].label },
      ]
    }),
    ...toColumns<BreakdownPart>('count', 'values'),
    ...metrics.map(toMetricColumn<BreakdownPart>),
    ...toColumns<BreakdownPart>('share', 'atLeast'),
    ...(isJson ? metrics.filter(({ kind }) => kind === 'rate').flatMap(toBoundColumns<BreakdownPart>) : []),
  ]
}

/** A row a part: a value, all others together, and what is not known. */
export const BREAKDOWN = defineReport({
  name: 'breakdown',
  title: 'Breakdown',
  question: 'Which parts of the whole convert how?',
  reads: BREAKDOWN_MODELS,
  takes: ['breakdown'],
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']) },
  compares: 'twice',
  run: (db, { query, breakdown }) => runBreakdown(db, query, breakdown),
  toTable: (result) => toReportTable(listColumns(result, false), result.parts),
  toJson: (result) => ({
    breakdown: result.names,
    whole: result.whole.reached,
    rows: toRecords(toReportTable(listColumns(result, true), result.parts)),
  }),
})

/** The parts of the whole, by one name or two. Throws `unknown_product`, `unknown_category` and `bad_parameter`. */
export async function runBreakdown(
  db: Db,
  query: ReportQuery,
  names: readonly string[],
): Promise<BreakdownResult> {
  await requireScope(db, query.scope)
  const [{ steps }, rows] = await Promise.all([
    runFunnel(db, query),
    db.$queryRaw<BreakdownRow[]>(breakdownSql(query, names)),
  ])
  const products = rows.flatMap(({ first, second }) => [
    ...(names[0] === 'product' && first.value !== null ? [first.value] : []),
    ...(names[1] === 'product' && second.value !== null ? [second.value] : []),
  ])
  return toBreakdownResult({ query, names }, steps, rows, await nameProducts(db, products))
}
