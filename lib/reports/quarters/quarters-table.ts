import { formatBucket } from '@/lib/format/format-day'
import { METRICS, type Metric } from '@/lib/query/metric'
import { metricInterval, metricValue } from '@/lib/query/metric-value'
import type { Interval } from '@/lib/stats/wilson'
import { type Column, type ReportAnswer, sayGaps, toRecords, toReportTable } from '../report-table'
import type { QuarterPoint, QuartersResult } from './quarters-result'

const KINDS = { count: 'count', rate: 'share', seconds: 'seconds' } as const

/** A row a period, a column a metric; with `metric` that one alone, beside its interval. */
export function toQuartersAnswer(result: QuartersResult, metrics: readonly Metric[]): ReportAnswer {
  const { grain, fiscalMonth } = result.query
  const head: readonly Column<QuarterPoint>[] = [
    { name: 'start', kind: 'day', value: (row) => row.start },
    { name: 'name', kind: 'text', value: (row) => formatBucket(row.start, grain, fiscalMonth) },
    { name: 'complete', kind: 'text', value: (row) => (row.partial ? 'no' : 'yes') },
  ]
  const columns = metrics.map(toColumn)
  const bounds = metrics.flatMap((metric) => [
    toBound(metric, 'low', (interval) => interval.low),
    toBound(metric, 'high', (interval) => interval.high),
  ])
  const shown = metrics.length === 1 ? [...head, ...columns, ...bounds] : [...head, ...columns]
  const rows = toRecords(toReportTable([...head, ...columns, ...bounds], result.points))
  return {
    table: toReportTable(shown, result.points),
    json: { grain, ...sayGaps(result.points, grain), rows },
  }
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
