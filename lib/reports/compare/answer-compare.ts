import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { isRateMetric, OVERALL_RATE, RATE_METRICS } from '@/lib/query/metric'
import { type ReportRequest, toBefore } from '@/lib/query/report-request'
import { requireScope } from '@/lib/store/products'
import type { ReportAnswer } from '../report-table'
import { toCompareAnswer } from './compare-table'
import { runCompare } from './run-compare'

/**
 * Against what was asked for, else as many days directly before. Throws `bad_parameter` unless the metric is a rate,
 * `unknown_product` and `unknown_category`.
 */
export async function answerCompare(db: Db, request: ReportRequest): Promise<ReportAnswer> {
  const metric = request.metric ?? OVERALL_RATE
  if (!isRateMetric(metric)) {
    const sentence = `Products are compared by a rate: "metric" must be one of ${RATE_METRICS.join(', ')}.`
    throw new TundishError('bad_parameter', sentence)
  }
  const { query, by, smallestChange } = request
  await requireScope(db, query)
  const before = toBefore(request, 'previous')
  return toCompareAnswer(before && (await runCompare(db, query, before, { metric, by, smallestChange })))
}
