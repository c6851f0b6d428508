import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import {
  type ProductTimesResult,
  type TimeToStepResult,
  toProductTimesResult,
  toTimeToStepResult,
} from './time-to-step-result'
import { type ProductTimeRow, type TimeRow, timeToStepByProductSql, timeToStepSql } from './time-to-step-sql'

/** How long users take from step to step. Throws `unknown_product` and `unknown_category`. */
export async function runTimeToStep(db: Db, query: ReportQuery): Promise<TimeToStepResult> {
  await requireScope(db, query.scope)
  return toTimeToStepResult(query, await db.$queryRaw<TimeRow[]>(timeToStepSql(query)))
}

/** The same, a line a product. Throws `unknown_product` and `unknown_category`. */
export async function runProductTimes(db: Db, query: ReportQuery): Promise<ProductTimesResult> {
  await requireScope(db, query.scope)
  return toProductTimesResult(query, await db.$queryRaw<ProductTimeRow[]>(timeToStepByProductSql(query)))
}
