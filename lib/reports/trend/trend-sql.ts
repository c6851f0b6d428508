import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { reachSql } from '@/lib/sql/reach-sql'
import { unitStepsSql } from '@/lib/sql/unit-steps-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket with sessions; `start` is its first day, YYYY-MM-DD. */
export type TrendRow = Readonly<{ start: string; reached: readonly number[] }>

export function trendSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with unit_bucket as ( -- so many units of a bucket with this set of steps
      ${unitStepsSql(query, (day) => bucketSql(day, query))}
    )
    select start::text, ${reachSql(funnelOf(query), Prisma.sql`units`)} as reached
    from unit_bucket
    group by start
    order by start`
}
