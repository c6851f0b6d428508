import { funnelOf } from '@/lib/funnel/funnel-of'
import { stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { inRangeSql } from './range-sql'
import { firstReachedSql } from './reach-sql'
import { inScopeSql } from './scope-sql'

/**
 * A unit and a product of the question, in each value of `column`, with the first time of each step as `reached_at`; only
 * those that came further than the first step.
 */
export function firstTimesSql(query: ReportQuery, column: Prisma.Sql): Prisma.Sql {
  const chosen = Prisma.sql`
        ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query.scope)}`
  if (query.unit === 'sessions') {
    return Prisma.sql`
      select ${column}, reached_at
      from product_funnel
      where ${chosen}
        and steps >= ${stepBit(1)}`
  }
  return Prisma.sql`
      select ${column}, ${firstReachedSql(funnelOf(query))} as reached_at
      from product_funnel
      where ${chosen}
      group by user_id, product_id, 1
      having max(steps) >= ${stepBit(1)}`
}
