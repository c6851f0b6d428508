import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { ofKindSql } from './of-kind-sql'

/** True for the rows of funnel_day and funnel_month that are of products, of the product funnel. */
export const OF_PRODUCTS = ofKindSql({}, 'product')

/** The ids of all products that anything is counted of in a funnel, as an array: from each to the next, which an index has. */
export function countedProductsSql(query: Pick<ReportQuery, 'funnel' | 'funnelId'>): Prisma.Sql {
  const ofProducts = ofKindSql(query, 'product')
  return Prisma.sql`array(
          with recursive counted (id) as ( -- a product, and null after the last
            (select scope_value from funnel_month where ${ofProducts} order by scope_value limit 1)
            union all
            select (
              select scope_value
              from funnel_month
              where ${ofProducts} and scope_value > counted.id
              order by scope_value
              limit 1
            )
            from counted
            where id is not null
          )
          select id from counted where id is not null
        )`
}
