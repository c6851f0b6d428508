import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { dayOfSql, onDaysSql } from '@/lib/sql/day-sql'
import { orderInScopeSql } from '@/lib/sql/order-scope-sql'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/**
 * Orders of files of orders by the bucket in which they were made, and of these those of which there is no checkout;
 * checkouts by the bucket of the first of each order, and of these those whose order is in no file. `start` is its first day.
 */
export type TrackingRow = Readonly<{
  start: string
  orders: number
  missed: number
  checkouts: number
  unfiled: number
}>

/** Whether there is a file of orders at all, and how many of its orders do not say when they were made. */
export type FiledRow = Readonly<{ filed: boolean; undated: number }>

const IS_FILED = Prisma.sql`"order".is_filed and "order".gone_at is null`

export function filedSql(): Prisma.Sql {
  return Prisma.sql`
    select count(*) > 0 as filed, (count(*) filter (where created_at is null))::int as undated
    from "order"
    where ${IS_FILED}`
}

/** Checkouts count on the days that files of orders cover: of all others nobody knows which orders there were. */
export function trackingSql(query: ReportQuery, timeZone: string): Prisma.Sql {
  const bucketOf = (moment: Prisma.Sql) => bucketSql(dayOfSql(moment, timeZone), query)
  return Prisma.sql`
    with filed as ( -- an order of a file, with whether there is a checkout of it
      select ${bucketOf(Prisma.sql`created_at`)} as start,
        exists (
          select 1 from event where event.order_id = "order".id and ${isCheckoutSql()}
        ) as is_tracked
      from "order"
      where ${IS_FILED}
        and created_at is not null
        and ${onDaysSql(Prisma.sql`created_at`, query.range, timeZone)}
        and ${orderInScopeSql(Prisma.sql`"order".id`, query.scope)}
    ),
    covered as ( -- the days that files cover
      select min(${dayOfSql(Prisma.sql`created_at`, timeZone)}) as first,
        max(${dayOfSql(Prisma.sql`created_at`, timeZone)}) as last
      from "order"
      where ${IS_FILED}
    ),
    checkout as ( -- an order that was checked out, with the first time
      select order_id, min(occurred_at) as occurred_at
      from event
      where order_id is not null and ${isCheckoutSql()}
      group by order_id
    ),
    checked as ( -- the same on such days, with whether its order is in a file
      select ${bucketOf(Prisma.sql`checkout.occurred_at`)} as start,
        exists (select 1 from "order" where "order".id = checkout.order_id and ${IS_FILED}) as is_filed
      from checkout
      cross join covered
      where ${dayOfSql(Prisma.sql`checkout.occurred_at`, timeZone)} between covered.first and covered.last
        and ${onDaysSql(Prisma.sql`checkout.occurred_at`, query.range, timeZone)}
        and ${orderInScopeSql(Prisma.sql`checkout.order_id`, query.scope)}
    ),
    counted as ( -- an order, or a checkout
      select start, 1 as orders, (not is_tracked)::int as missed, 0 as checkouts, 0 as unfiled from filed
      union all
      select start, 0, 0, 1, (not is_filed)::int from checked
    )
    select start::text, sum(orders)::int as orders, sum(missed)::int as missed, sum(checkouts)::int as checkouts,
      sum(unfiled)::int as unfiled
    from counted
    group by start
    order by start`
}
