import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { inScopeSql } from '@/lib/sql/scope-sql'
import { reachedSql } from '@/lib/sql/unit-marks-sql'
import { Prisma } from '@/prisma/generated/client'

/** A `ProductLine` a known product, also of those nobody came to; a product without a row of its own is named by its id. */
export function productsSql(query: ReportQuery): Prisma.Sql {
  const { steps } = funnelOf(query)
  return Prisma.sql`
    with counted as ( -- a product with events in the range
      select part as id, reached
      from (${reachedSql(query, 'product')}) as product_part
    )
    select id, coalesce(product.name, id) as product, category,
      coalesce(reached, array_fill(0, array[${steps.length}::int])) as reached
    from counted
    full join product using (id)
    where ${inScopeSql(Prisma.sql`id`, query.scope)}
    order by coalesce(reached[1], 0) desc, product, id`
}
