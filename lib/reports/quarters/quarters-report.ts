import { formatBucket } from '@/lib/format/format-day'
import { isRateMetric, METRIC_NAMES, RATE_METRICS, toMetric } from '@/lib/query/metric'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { toBoundColumns, toMetricColumn } from '../metric-column'
import { type Asked, defineReport } from '../report'
import { type Column, sayGaps, toRecords, toReportTable } from '../report-table'
import type { QuarterPoint, QuartersResult } from './quarters-result'
import { runQuarters } from './run-quarters'

/** By quarter unless another grain was asked for; a row a period, a column a metric; of one alone its interval, too. */
export const QUARTERS = defineReport({
  name: 'quarters',
  title: 'Every metric, quarter by quarter',
  question: 'How does every metric move from period to period?',
  reads: FUNNEL_MODELS,
  takes: ['grain', 'metric', 'metrics'],
  rates: {
    over: 'units',
    of: ({ metric }) => (metric === null ? RATE_METRICS : isRateMetric(metric) ? [metric] : []),
  },
  usualDays: 'The last nine quarters with data',
  run: (db, asked) => runQuarters(db, { ...asked.query, grain: asked.grain ?? 'quarter' }, toMetrics(asked)),
  toTable: (result, asked) => {
    const metrics = toMetrics(asked)
    const { head, columns, bounds } = toColumns(result, metrics)
    return toReportTable([...head, ...columns, ...(metrics.length === 1 ? bounds : [])], result.points)
  },
  toJson: (result, asked) => {
    const { head, columns, bounds } = toColumns(result, toMetrics(asked))
    const rows = toRecords(toReportTable([...head, ...columns, ...bounds], result.points))
    return { grain: result.query.grain, ...sayGaps(result.points, result.query.grain), rows }
  },
})

function toMetrics({ metric, metrics }: Asked<'metric' | 'metrics'>): readonly string[] {
  return metrics ?? (metric ? [metric] : METRIC_NAMES)
}

function toColumns({ query: { grain, fiscalMonth } }: QuartersResult, metrics: readonly string[]) {
  const head: readonly Column<QuarterPoint>[] = [
    { name: 'start', kind: 'day', value: (row) => row.start },
    { name: 'name', kind: 'text', value: (row) => formatBucket(row.start, grain, fiscalMonth) },
    { name: 'complete', kind: 'text', value: (row) => (row.partial ? 'no' : 'yes') },
  ]
  const asked = metrics.map(toMetric)
  return {
    head,
    columns: asked.map(toMetricColumn<QuarterPoint>),
    bounds: asked.flatMap(toBoundColumns<QuarterPoint>),
  }
}
