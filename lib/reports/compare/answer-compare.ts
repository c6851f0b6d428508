import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { isRateMetric, RATE_METRICS } from '@/lib/query/metric'
import { type ReportRequest, toBefore } from '@/lib/query/report-request'
import type { ReportAnswer } from '../report-table'
import { toCompareAnswer } from './compare-table'
import { runCompare } from './run-compare'

/** Against what was asked for, else as many days directly before. Throws `bad_parameter` unless the metric is a rate. */
export async function answerCompare(db: Db, request: ReportRequest): Promise<ReportAnswer> {
  const metric = request.metric ?? 'checkout_per_view'
  if (!isRateMetric(metric)) {
    const sentence = `Products are compared by a rate: "metric" must be one of ${RATE_METRICS.join(', ')}.`
    throw new TundishError('bad_parameter', sentence)
  }
  const before = toBefore(request, 'previous')
  const { query, by, smallestChange } = request
  return toCompareAnswer(before && (await runCompare(db, query, before, { metric, by, smallestChange })))
}
