import { funnelOf } from '@/lib/funnel/funnel-of'
import { listOwnSteps, stepLetter } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { passesSql } from './filter-sql'
import { requireProducts } from './of-kind-sql'
import { inRangeSql } from './range-sql'
import { reachedAtSql } from './reach-sql'
import { inScopeSql, isOfShop } from './scope-sql'

/**
 * Rows (user_id, session_id, started_on, started_at, product, steps, attributes, reached_at): the sessions that a question counts, or of a saved
 * funnel its attempts (`product` is '' where no product is told apart), with the steps that they took there as bits. The refresh adds
 * the same rows up for `unitMarksSql`, so that a list of them is as long as its numbers say. `reached_at` is when a session first came to the step at `place` or a later one that users take; null where it
 * did not. `among` is true of the rows (user_id, session_id) that are looked at.
 */
export function countedSessionsSql(
  query: ReportQuery,
  place = 0,
  among: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  const { range, scope, funnelId } = query
  const own = listOwnSteps(funnelOf(query))
  const first = Math.min(place, own.length - 1)
  const chosen = Prisma.sql`${inRangeSql(Prisma.sql`started_on`, range)} and ${among}`
  const passes = passesSql(scope.where)
  const reached = own.slice(first).map((_, index) => reachedAtSql(first + index))
  if (funnelId !== undefined) {
    if (!isOfShop(scope)) requireProducts(query)
    return Prisma.sql`
      select user_id, session_id, started_on, started_at, product_id as product, steps, attributes,
        least(${Prisma.join(reached)}) as reached_at
      from attempt as session_path
      where funnel = ${funnelId} and ${chosen} and ${ofProductsSql(query)} and ${passes}`
  }
  if (isOfShop(scope)) {
    const before = Prisma.raw(`'^[^${stepLetter(first)}-z]*'`)
    return Prisma.sql`
      select user_id, session_id, started_on, started_at, '' as product, steps, attributes,
        started_at + offsets_ms[length(substring(path from ${before})) + 1] * interval '1 millisecond' as reached_at
      from session_path
      where ${chosen} and ${passes}`
  }
  return Prisma.sql`
      select user_id, session_id, started_on, started_at, '' as product, met.steps, attributes, met.reached_at
      from (
        select user_id, session_id, bit_or(steps) as steps, min(least(${Prisma.join(reached)})) as reached_at
        from product_funnel
        where ${chosen} and ${ofProductsSql(query)}
        group by user_id, session_id
      ) as met
      join session_path using (user_id, session_id)
      where ${passes}`
}

function ofProductsSql({ scope }: ReportQuery): Prisma.Sql {
  return inScopeSql(Prisma.sql`product_id`, scope, scope.product === undefined ? AS_COUNTED : {})
}

/** A category is counted with the products that it had at the last refresh. */
const AS_COUNTED = {
  category: (name: string) =>
    Prisma.sql`product_id in (select product_id from counted_category where category = ${name})`,
}

/** What tells one unit of a question from another, among such rows. */
export function unitKeySql({ unit }: Pick<ReportQuery, 'unit'>): Prisma.Sql {
  return unit === 'users' ? Prisma.sql`user_id` : Prisma.sql`user_id, session_id, started_at, product`
}
