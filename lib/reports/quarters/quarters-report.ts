import { formatBucket } from '@/lib/format/format-day'
import { isRateMetric, METRIC_NAMES, METRICS, type Metric, RATE_METRICS } from '@/lib/query/metric'
import { metricInterval, metricValue } from '@/lib/query/metric-value'
import type { Interval } from '@/lib/stats/wilson'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Asked, defineReport } from '../report'
import { type Column, sayGaps, toRecords, toReportTable } from '../report-table'
import type { QuarterPoint, QuartersResult } from './quarters-result'
import { runQuarters } from './run-quarters'

const KINDS = { count: 'count', rate: 'share', seconds: 'seconds' } as const

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

function toMetrics({ metric, metrics }: Asked<'metric' | 'metrics'>): readonly Metric[] {
  return metrics ?? (metric ? [metric] : METRIC_NAMES)
}

function toColumns({ query: { grain, fiscalMonth } }: QuartersResult, metrics: readonly Metric[]) {
  const head: readonly Column<QuarterPoint>[] = [
    { name: 'start', kind: 'day', value: (row) => row.start },
    { name: 'name', kind: 'text', value: (row) => formatBucket(row.start, grain, fiscalMonth) },
    { name: 'complete', kind: 'text', value: (row) => (row.partial ? 'no' : 'yes') },
  ]
  const bounds = metrics.flatMap((metric) => [
    toBound(metric, 'low', (interval) => interval.low),
    toBound(metric, 'high', (interval) => interval.high),
  ])
  return { head, columns: metrics.map(toColumn), bounds }
}

function toColumn(metric: Metric): Column<QuarterPoint> {
  return { name: metric, kind: KINDS[METRICS[metric].kind], value: (row) => metricValue(row, metric) }
}

function toBound(metric: Metric, end: string, pick: (interval: Interval) => number): Column<QuarterPoint> {
  const value = (row: QuarterPoint) => {
    const interval = metricInterval(row, metric)
    return interval && pick(interval)
  }
  return { name: `${metric}_${end}`, kind: KINDS[METRICS[metric].kind], value }
}
