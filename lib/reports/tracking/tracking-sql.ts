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
  const dayOf = (moment: Prisma.Sql) => dayOfSql(moment, timeZone)
  const bucketOf = (moment: Prisma.Sql) => bucketSql(dayOf(moment), query)
  return Prisma.sql`
    with said as ( -- a checkout, or an order of a file: grouped by their order, as no join is told how many there are
      select order_id as id, occurred_at as checked_at, null::timestamptz as made_at, false as is_filed
      from event
      where order_id is not null and ${isCheckoutSql()}
      union all
      select id, null, created_at, true
      from "order"
      where ${IS_FILED}
    ),
    known as ( -- an order, with its first checkout, and when it was made where a file has it
      select id, min(checked_at) as checked_at, min(made_at) as made_at, bool_or(is_filed) as is_filed
      from said
      group by id
    ),
    told as ( -- the same, beside the days that files cover
      select *, min(made_at) over () as first_at, max(made_at) over () as last_at
      from known
    ),
    counted as ( -- an order of a file, or a checkout on such days
      select ${bucketOf(Prisma.sql`made_at`)} as start, 1 as orders, (checked_at is null)::int as missed,
        0 as checkouts, 0 as unfiled
      from told
      where made_at is not null
        and ${onDaysSql(Prisma.sql`made_at`, query.range, timeZone)}
        and ${orderInScopeSql(Prisma.sql`told.id`, query.scope)}
      union all
      select ${bucketOf(Prisma.sql`checked_at`)}, 0, 0, 1, (not is_filed)::int
      from told
      where ${dayOf(Prisma.sql`checked_at`)} between ${dayOf(Prisma.sql`first_at`)} and ${dayOf(Prisma.sql`last_at`)}
        and ${onDaysSql(Prisma.sql`checked_at`, query.range, timeZone)}
        and ${orderInScopeSql(Prisma.sql`told.id`, query.scope)}
    )
    select start::text, sum(orders)::int as orders, sum(missed)::int as missed, sum(checkouts)::int as checkouts,
      sum(unfiled)::int as unfiled
    from counted
    group by start
    order by start`
}
