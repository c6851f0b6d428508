import type { Db } from '@/lib/db'
import { isTimeMetric, METRIC_NAMES } from '@/lib/query/metric'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { moveGrain, nextGrain, startOfGrain } from '@/lib/time/grain'
import { runTrend } from '../trend/run-trend'
import { type MedianTimesRow, medianTimesSql } from './median-times-sql'
import { type QuartersResult, toQuartersResult } from './quarters-result'

/** So many quarters before the last one, so that it stands beside the same quarter of the two years before. */
const QUARTERS_BEFORE = 8

/**
 * Metrics period by period: over the query's range, or over the last nine quarters that hold data. Times are read only
 * where one of the metrics is a time, because that takes long. Throws `unknown_product` and `unknown_category`.
 */
export async function runQuarters(
  db: Db,
  query: ReportQuery,
  metrics: readonly string[] = METRIC_NAMES,
): Promise<QuartersResult> {
  const data = await getDataRange(db)
  const range = query.range ?? (data && lastQuarters(addDays(data.to, -1), query.fiscalMonth))
  const ranged = range ? overRange(query, range) : query
  const [trend, rows] = await Promise.all([
    runTrend(db, ranged),
    metrics.some(isTimeMetric) ? db.$queryRaw<MedianTimesRow[]>(medianTimesSql(ranged)) : [],
  ])
  return toQuartersResult(trend, rows)
}

/** The quarter that holds `day`, and the eight before. */
function lastQuarters(day: Day, fiscalMonth: number): DayRange {
  const last = startOfGrain(day, 'quarter', fiscalMonth)
  return { from: moveGrain(last, 'quarter', -QUARTERS_BEFORE), to: nextGrain(last, 'quarter') }
}
