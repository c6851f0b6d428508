import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { inRangeSql } from '@/lib/sql/range-sql'
import { reachSql } from '@/lib/sql/reach-sql'
import { inScopeSql } from '@/lib/sql/scope-sql'
import { Prisma } from '@/prisma/generated/client'

/** A `ProductLine` a known product, also of those nobody came to; a product without a row of its own is named by its id. */
export function productsSql(query: ReportQuery): Prisma.Sql {
  const funnel = funnelOf(query)
  return Prisma.sql`
    with unit_product as ( -- so many units with this set of steps of this product
      ${query.unit === 'sessions' ? sessionsSql(query) : usersSql(query)}
    ),
    counted as ( -- a product with events in the range
      select product_id as id, ${reachSql(funnel, Prisma.sql`units`)} as reached
      from unit_product
      group by product_id
    )
    select id, coalesce(product.name, id) as product, category,
      coalesce(reached, array_fill(0, array[${funnel.steps.length}::int])) as reached
    from counted
    full join product using (id)
    where ${inScopeSql(Prisma.sql`id`, query.scope)}
    order by coalesce(reached[1], 0) desc, product, id`
}

function sessionsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select product_id, steps, sum(sessions) as units
      from product_day
      where ${chosenDaysSql(query)}
      group by product_id, steps`
}

/** Product by product: many small groupings take half the time of a large one. */
function usersSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select seen.product_id, steps, units
      from (select distinct product_id from product_day where ${chosenDaysSql(query)}) as seen
      cross join lateral (
        select steps, count(*) as units
        from (
          select bit_or(steps) as steps
          from product_funnel
          where product_funnel.product_id = seen.product_id
            and ${inRangeSql(Prisma.sql`started_on`, query.range)}
          group by user_id
        ) as user_product
        group by steps
      ) as of_product`
}

/** True for the rows of product_day that are asked for. */
function chosenDaysSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`${inRangeSql(Prisma.sql`day`, query.range)} and ${inScopeSql(Prisma.sql`product_id`, query.scope)}`
}
