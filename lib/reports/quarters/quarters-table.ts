import { formatBucket } from '@/lib/format/format-day'
import { toMetric } from '@/lib/query/metric'
import { toBoundColumns, toMetricColumn } from '../metric-column'
import { type Column, type ReportAnswer, sayGaps, toRecords, toReportTable } from '../report-table'
import type { QuarterPoint, QuartersResult } from './quarters-result'

/** A row a period, a column a metric; with `metric` that one alone, beside its interval. */
export function toQuartersAnswer(result: QuartersResult, metrics: readonly string[]): ReportAnswer {
  const { grain, fiscalMonth } = result.query
  const head: readonly Column<QuarterPoint>[] = [
    { name: 'start', kind: 'day', value: (row) => row.start },
    { name: 'name', kind: 'text', value: (row) => formatBucket(row.start, grain, fiscalMonth) },
    { name: 'complete', kind: 'text', value: (row) => (row.partial ? 'no' : 'yes') },
  ]
  const asked = metrics.map(toMetric)
  const columns = asked.map(toMetricColumn<QuarterPoint>)
  const bounds = asked.flatMap(toBoundColumns<QuarterPoint>)
  const shown = metrics.length === 1 ? [...head, ...columns, ...bounds] : [...head, ...columns]
  const rows = toRecords(toReportTable([...head, ...columns, ...bounds], result.points))
  return {
    table: toReportTable(shown, result.points),
    json: { grain, ...sayGaps(result.points, grain), rows },
  }
}
