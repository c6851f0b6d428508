import type { ReportQuery } from '@/lib/query/report-query'
import { besideMedianSql, type StepTimesRow, stepTimesSql } from '@/lib/sql/step-times-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import type { Prisma } from '@/prisma/generated/client'

/** One row a bucket of the grain (`part` is its first day) and gap with times; quantiles at those of QUANTILES that its interval is read from. */
export type MedianTimesRow = StepTimesRow

/** The medians of the times between steps and what their intervals are found from: by the query's grain, or of its whole range. */
export function medianTimesSql(query: ReportQuery, by: 'grain' | 'nothing' = 'grain'): Prisma.Sql {
  return stepTimesSql(query, { by }, { shares: QUANTILES, wanted: besideMedianSql() })
}
