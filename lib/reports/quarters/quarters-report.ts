import type { Db } from '@/lib/db'
import { formatBucket } from '@/lib/format/format-day'
import { isRateMetric, isTimeMetric, listMetricNames, toMetric } from '@/lib/query/metric'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { moveGrain, nextGrain, startOfGrain } from '@/lib/time/grain'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Asked, defineReport } from '../report'
import {
  type Column,
  sayGaps,
  toBoundColumns,
  toMetricColumn,
  toRecords,
  toReportTable,
} from '../report-table'
import { runTrend } from '../trend/trend-report'
import { type MedianTimesRow, medianTimesSql } from './median-times-sql'
import { type QuarterPoint, type QuartersResult, toQuartersResult } from './quarters-result'

/** By quarter unless another grain was asked for; a row a period, a column a metric; of one alone its interval, too. */
export const QUARTERS = defineReport({
  name: 'quarters',
  title: 'Every metric, quarter by quarter',
  question: 'How does every metric move from period to period?',
  reads: [...FUNNEL_MODELS, 'step_time', 'step_time_month'],
  takes: ['grain', 'metric', 'metrics'],
  rates: {
    over: 'units',
    of: ({ query, metric }) =>
      metric === null ? listMetricNames(query, ['rate']) : isRateMetric(metric, query) ? [metric] : [],
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

function toMetrics({ query, metric, metrics }: Asked<'metric' | 'metrics'>): readonly string[] {
  return metrics ?? (metric ? [metric] : listMetricNames(query))
}

function toColumns({ query }: QuartersResult, metrics: readonly string[]) {
  const { grain, fiscalMonth } = query
  const head: readonly Column<QuarterPoint>[] = [
    { name: 'start', kind: 'day', value: (row) => row.start },
    { name: 'name', kind: 'text', value: (row) => formatBucket(row.start, grain, fiscalMonth) },
    { name: 'complete', kind: 'text', value: (row) => (row.partial ? 'no' : 'yes') },
  ]
  const asked = metrics.map((name) => toMetric(name, query))
  return {
    head,
    columns: asked.map(toMetricColumn<QuarterPoint>),
    bounds: asked.flatMap(toBoundColumns<QuarterPoint>),
  }
}

/** So many quarters before the last one, so that it stands beside the same quarter of the two years before. */
const QUARTERS_BEFORE = 8

/**
 * Metrics period by period: over the query's range, or over the last nine quarters that hold data. Times are read only
 * where one of the metrics is a time, because that takes long. Throws `unknown_product` and `unknown_category`.
 */
export async function runQuarters(
  db: Db,
  query: ReportQuery,
  metrics: readonly string[] = listMetricNames(query),
): Promise<QuartersResult> {
  const data = await getDataRange(db)
  const range = query.range ?? (data && lastQuarters(addDays(data.to, -1), query.fiscalMonth))
  const ranged = range ? overRange(query, range) : query
  const [trend, rows] = await Promise.all([
    runTrend(db, ranged),
    metrics.some((name) => isTimeMetric(name, query))
      ? db.$queryRaw<MedianTimesRow[]>(medianTimesSql(ranged))
      : [],
  ])
  return toQuartersResult(trend, rows)
}

/** The quarter that holds `day`, and the eight before. */
function lastQuarters(day: Day, fiscalMonth: number): DayRange {
  const last = startOfGrain(day, 'quarter', fiscalMonth)
  return { from: moveGrain(last, 'quarter', -QUARTERS_BEFORE), to: nextGrain(last, 'quarter') }
}
