import type { ReportQuery } from '@/lib/query/report-query'
import { reachedSql } from '@/lib/sql/unit-marks-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket in which somebody took a step; `start` is its first day, YYYY-MM-DD. */
export type TrendRow = Readonly<{ start: string; reached: readonly number[] }>

export function trendSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    select part::text as start, reached
    from (${reachedSql(query, 'grain')}) as bucket
    order by part`
}
