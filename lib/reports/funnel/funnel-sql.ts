import type { ReportQuery } from '@/lib/query/report-query'
import { isProductSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a set of steps that some unit has. */
export type FunnelRow = Readonly<{ steps: number; units: number }>

export function funnelSql(query: ReportQuery): Prisma.Sql {
  return query.unit === 'sessions' ? sessionsSql(query) : usersSql(query)
}

function sessionsSql({ range, product }: ReportQuery): Prisma.Sql {
  const table = product === null ? Prisma.sql`session_day` : Prisma.sql`product_day`
  return Prisma.sql`
    select steps::int, sum(sessions)::int as units
    from ${table}
    where ${inRangeSql(Prisma.sql`day`, range)}
      and ${ofProductSql(product)}
    group by steps`
}

function usersSql({ range, product }: ReportQuery): Prisma.Sql {
  const table = product === null ? Prisma.sql`session_path` : Prisma.sql`product_funnel`
  return Prisma.sql`
    with person as ( -- a user of the range, with all steps of all their sessions
      select user_id, bit_or(steps) as steps
      from ${table}
      where ${inRangeSql(Prisma.sql`started_on`, range)}
        and ${ofProductSql(product)}
      group by user_id
    )
    select steps::int, count(*)::int as units
    from person
    group by steps`
}

function ofProductSql(product: string | null): Prisma.Sql {
  return product === null ? Prisma.sql`true` : isProductSql(Prisma.sql`product_id`, product)
}
