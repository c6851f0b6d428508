import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { inRangeSql } from './range-sql'
import { inScopeSql, isOfShop } from './scope-sql'

/**
 * Rows `(start, steps, units)`: so many units of the range with this set of steps, in each value that `startOf` makes of
 * a day. Sessions of the shop or of one product are in the daily counts; those of a category overlap, as users do, and
 * are gone through one by one.
 */
export function unitStepsSql(query: ReportQuery, startOf: (day: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  if (query.unit === 'users') return distinctSql(query, startOf, Prisma.sql`user_id`)
  if (query.scope.category !== undefined) return distinctSql(query, startOf, Prisma.sql`user_id, session_id`)
  const table = isOfShop(query.scope) ? Prisma.sql`session_day` : Prisma.sql`product_day`
  return Prisma.sql`
      select ${startOf(Prisma.sql`day`)} as start, steps, sessions as units
      from ${table}
      where ${inRangeSql(Prisma.sql`day`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query.scope)}`
}

function distinctSql(
  query: ReportQuery,
  startOf: (day: Prisma.Sql) => Prisma.Sql,
  key: Prisma.Sql,
): Prisma.Sql {
  const table = isOfShop(query.scope) ? Prisma.sql`session_path` : Prisma.sql`product_funnel`
  return Prisma.sql`
      select start, steps, count(*) as units
      from (
        select ${startOf(Prisma.sql`started_on`)} as start, bit_or(steps) as steps
        from ${table}
        where ${inRangeSql(Prisma.sql`started_on`, query.range)}
          and ${inScopeSql(Prisma.sql`product_id`, query.scope)}
        group by 1, ${key}
      ) as unit_bucket
      group by start, steps`
}
