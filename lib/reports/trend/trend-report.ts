import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics } from '@/lib/funnel/metrics'
import { listMetricNames } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import {
  type Column,
  type ReportTable,
  sayGaps,
  toMetricColumn,
  toRecords,
  toReportTable,
} from '../report-table'
import { type TrendPoint, type TrendResult, toTrendResult } from './trend-result'
import { type TrendRow, trendSql } from './trend-sql'

/** A row a bucket: its counts by step, and the rates. */
export const TREND = defineReport({
  name: 'trend',
  title: 'Trend',
  question: 'How do counts and rates move over time?',
  reads: FUNNEL_MODELS,
  takes: ['grain'],
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']) },
  compares: 'twice',
  run: (db, { query }) => runTrend(db, query),
  toTable,
  toJson: (result) => {
    const { query, points } = result
    const records = toRecords(toTable(result))
    const rows = points.map(({ partial }, index) => ({ ...records[index], partial }))
    return { grain: query.grain, ...sayGaps(points, query.grain), rows }
  },
})

function toTable({ query, points }: TrendResult): ReportTable {
  const counted = listMetrics(funnelOf(query)).filter(({ kind }) => kind !== 'seconds')
  const start: Column<TrendPoint> = { name: 'start', kind: 'day', value: (row) => row.start }
  return toReportTable([start, ...counted.map(toMetricColumn<TrendPoint>)], points)
}

/** Each step's counts and rates over time. Throws `unknown_product` and `unknown_category`. */
export async function runTrend(db: Db, query: ReportQuery): Promise<TrendResult> {
  await requireScope(db, query.scope)
  const [rows, data] = await Promise.all([db.$queryRaw<TrendRow[]>(trendSql(query)), getDataRange(db)])
  return toTrendResult(query, rows, data)
}
