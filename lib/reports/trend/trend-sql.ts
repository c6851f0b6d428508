import type { ReportQuery } from '@/lib/query/report-query'
import { isProductSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import type { Grain } from '@/lib/time/grain'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket with sessions; `start` is its first day, YYYY-MM-DD. */
export type TrendRow = Readonly<{
  start: string
  viewed: number
  added_to_cart: number
  checked_out: number
  shipped: number
}>

export function trendSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with unit_bucket as ( -- so many units of a bucket with this set of steps
      ${query.unit === 'sessions' ? sessionsSql(query) : usersSql(query)}
    )
    select start::text,
      coalesce(sum(units) filter (where steps >= 1), 0)::int as viewed,
      coalesce(sum(units) filter (where steps >= 2), 0)::int as added_to_cart,
      coalesce(sum(units) filter (where steps >= 4), 0)::int as checked_out,
      coalesce(sum(units) filter (where steps >= 8), 0)::int as shipped
    from unit_bucket
    group by start
    order by start`
}

function sessionsSql({ range, product, grain }: ReportQuery): Prisma.Sql {
  const table = product === null ? Prisma.sql`session_day` : Prisma.sql`product_day`
  return Prisma.sql`
      select ${startSql(Prisma.sql`day`, grain)} as start, steps, sessions as units
      from ${table}
      where ${inRangeSql(Prisma.sql`day`, range)}
        and ${ofProductSql(product)}`
}

function usersSql({ range, product, grain }: ReportQuery): Prisma.Sql {
  const table = product === null ? Prisma.sql`session_path` : Prisma.sql`product_funnel`
  return Prisma.sql`
      select start, steps, count(*) as units
      from (
        select ${startSql(Prisma.sql`started_on`, grain)} as start, user_id, bit_or(steps) as steps
        from ${table}
        where ${inRangeSql(Prisma.sql`started_on`, range)}
          and ${ofProductSql(product)}
        group by 1, 2
      ) as user_bucket
      group by start, steps`
}

/** The first day of a day's bucket. Days stay as they are, so that an index in their order serves to group them. */
function startSql(column: Prisma.Sql, grain: Grain): Prisma.Sql {
  return grain === 'day' ? column : Prisma.sql`date_trunc(${grain}, ${column}::timestamp)::date`
}

function ofProductSql(product: string | null): Prisma.Sql {
  return product === null ? Prisma.sql`true` : isProductSql(Prisma.sql`product_id`, product)
}
