import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { reachSql } from '@/lib/sql/reach-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket with sessions; `start` is its first day, YYYY-MM-DD. */
export type TrendRow = Readonly<{ start: string; reached: readonly number[] }>

export function trendSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with unit_bucket as ( -- so many units of a bucket with this set of steps
      ${unitBucketsSql(query)}
    )
    select start::text, ${reachSql(funnelOf(query), Prisma.sql`units`)} as reached
    from unit_bucket
    group by start
    order by start`
}

/** As in the funnel: daily counts where they serve, else units gone through one by one. */
function unitBucketsSql(query: ReportQuery): Prisma.Sql {
  if (query.unit === 'users') return distinctSql(query, Prisma.sql`user_id`)
  return query.category === null ? sessionsSql(query) : distinctSql(query, Prisma.sql`user_id, session_id`)
}

function sessionsSql(query: ReportQuery): Prisma.Sql {
  const table = isOfShop(query) ? Prisma.sql`session_day` : Prisma.sql`product_day`
  return Prisma.sql`
      select ${bucketSql(Prisma.sql`day`, query)} as start, steps, sessions as units
      from ${table}
      where ${inRangeSql(Prisma.sql`day`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}`
}

function distinctSql(query: ReportQuery, key: Prisma.Sql): Prisma.Sql {
  const table = isOfShop(query) ? Prisma.sql`session_path` : Prisma.sql`product_funnel`
  return Prisma.sql`
      select start, steps, count(*) as units
      from (
        select ${bucketSql(Prisma.sql`started_on`, query)} as start, bit_or(steps) as steps
        from ${table}
        where ${inRangeSql(Prisma.sql`started_on`, query.range)}
          and ${inScopeSql(Prisma.sql`product_id`, query)}
        group by 1, ${key}
      ) as unit_bucket
      group by start, steps`
}
