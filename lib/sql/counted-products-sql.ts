import { Prisma } from '@/prisma/generated/client'

/** True for the rows of funnel_day and funnel_month that are of products. */
export const OF_PRODUCTS = Prisma.sql`funnel = 'product' and scope_kind = 'product'`

/** The ids of all products that anything is counted of, as an array: from each to the next, which an index has. */
export const COUNTED_PRODUCTS = Prisma.sql`array(
          with recursive counted (id) as ( -- a product, and null after the last
            (select scope_value from funnel_month where ${OF_PRODUCTS} order by scope_value limit 1)
            union all
            select (
              select scope_value
              from funnel_month
              where ${OF_PRODUCTS} and scope_value > counted.id
              order by scope_value
              limit 1
            )
            from counted
            where id is not null
          )
          select id from counted where id is not null
        )`
