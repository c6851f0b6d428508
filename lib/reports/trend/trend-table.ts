import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics } from '@/lib/funnel/metrics'
import { toMetricColumn } from '../metric-column'
import { type Column, type ReportAnswer, sayGaps, toRecords, toReportTable } from '../report-table'
import type { TrendPoint, TrendResult } from './trend-result'

/** A row a bucket: its counts by step, and the rates. */
export function toTrendAnswer({ query, points }: TrendResult): ReportAnswer {
  const counted = listMetrics(funnelOf(query)).filter(({ kind }) => kind !== 'seconds')
  const start: Column<TrendPoint> = { name: 'start', kind: 'day', value: (row) => row.start }
  const table = toReportTable([start, ...counted.map(toMetricColumn<TrendPoint>)], points)
  const records = toRecords(table)
  const rows = points.map(({ partial }, index) => ({ ...records[index], partial }))
  return { table, json: { grain: query.grain, ...sayGaps(points, query.grain), rows } }
}
