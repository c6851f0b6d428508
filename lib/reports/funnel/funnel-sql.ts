import type { ReportQuery } from '@/lib/query/report-query'
import { inScopeSql, isOfShop } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a set of steps that some unit has. */
export type FunnelRow = Readonly<{ steps: number; units: number }>

/** Sessions of the shop or of one product are in the daily counts; those of a category overlap and are gone through. */
export function funnelSql(query: ReportQuery): Prisma.Sql {
  if (query.unit === 'users') return distinctSql(query, Prisma.sql`user_id`)
  return query.category === null ? sessionsSql(query) : distinctSql(query, Prisma.sql`user_id, session_id`)
}

function sessionsSql(query: ReportQuery): Prisma.Sql {
  const table = isOfShop(query) ? Prisma.sql`session_day` : Prisma.sql`product_day`
  return Prisma.sql`
    select steps::int, sum(sessions)::int as units
    from ${table}
    where ${inRangeSql(Prisma.sql`day`, query.range)}
      and ${inScopeSql(Prisma.sql`product_id`, query)}
    group by steps`
}

function distinctSql(query: ReportQuery, key: Prisma.Sql): Prisma.Sql {
  const table = isOfShop(query) ? Prisma.sql`session_path` : Prisma.sql`product_funnel`
  return Prisma.sql`
    with unit as ( -- a user or session of the range, with all its steps
      select bit_or(steps) as steps
      from ${table}
      where ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}
      group by ${key}
    )
    select steps::int, count(*)::int as units
    from unit
    group by steps`
}
