import type { Db } from '@/lib/db'
import { METRIC_NAMES } from '@/lib/query/metric'
import type { ReportRequest } from '@/lib/query/report-request'
import type { ReportAnswer } from '../report-table'
import { toQuartersAnswer } from './quarters-table'
import { runQuarters } from './run-quarters'

/** By quarter unless another grain was asked for; every metric, or the one that was asked for. */
export async function answerQuarters(db: Db, { query, grain, metric }: ReportRequest): Promise<ReportAnswer> {
  const metrics = metric ? [metric] : METRIC_NAMES
  const result = await runQuarters(db, { ...query, grain: grain ?? 'quarter' }, metrics)
  return toQuartersAnswer(result, metrics)
}
