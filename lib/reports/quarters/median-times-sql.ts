import type { ReportQuery } from '@/lib/query/report-query'
import { type StepTimesRow, stepTimesSql } from '@/lib/sql/step-times-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket of the grain (`part` is its first day) and gap with times; quantiles at those of QUANTILES that its interval is read from. */
export type MedianTimesRow = StepTimesRow

/** The medians of the times between steps and what their intervals are found from: by the query's grain, or of its whole range. */
export function medianTimesSql(query: ReportQuery, by: 'grain' | 'nothing' = 'grain'): Prisma.Sql {
  return stepTimesSql(query, { by }, { shares: QUANTILES, wanted: BESIDE_THE_INTERVAL })
}

/** The known shares on both sides of the middle and of the ends of its interval, as `toMedianOfQuantiles` has them. */
const BESIDE_THE_INTERVAL = Prisma.sql`exists (
        select 1
        from unnest(array[0.5, greatest(0, 0.5 - 0.98 / sqrt(pairs)), least(1, 0.5 + 0.98 / sqrt(pairs))]) as read_at
        where (share >= read_at and coalesce(share_before < read_at, true))
          or (share < read_at and share_after >= read_at)
      )`
