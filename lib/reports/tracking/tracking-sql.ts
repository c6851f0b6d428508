import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { type OrdersAsked, orderCountSql } from '@/lib/sql/orders/order-days-sql'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** Orders by the bucket of their day, and how many of them the other side does not have. `start` is its first day. */
export type SeenRow = Readonly<{ start: string; orders: number; unseen: number }>

/**
 * Whether there is a file of orders at all, how many of its orders do not say when they were made, and the days from the first to the last
 * (both included) on which any was; null where none says.
 */
export type FiledRow = Readonly<{
  filed: boolean
  undated: number
  first_on: string | null
  last_on: string | null
}>

/** Of the orders of files, of the whole shop and all time. */
export function filedSql(made: OrdersAsked): Prisma.Sql {
  return Prisma.sql`
    with ${orderCountSql(made)}
    select coalesce(sum(orders), 0) > 0 as filed,
      coalesce(sum(orders) filter (where not isfinite(day)), 0)::int as undated,
      (min(day) filter (where isfinite(day) and orders > 0))::text as first_on,
      (max(day) filter (where isfinite(day) and orders > 0))::text as last_on
    from order_count`
}

/** Orders of files by the bucket in which they were made, or checkouts by that of the first of each order. */
export function seenSql(asked: OrdersAsked, query: ReportQuery, days: DayRange | null): Prisma.Sql {
  const onDays = days ? Prisma.sql`and day >= ${days.from}::date and day < ${days.to}::date` : Prisma.empty
  return Prisma.sql`
    with ${orderCountSql(asked)}
    select ${bucketSql(Prisma.sql`day`, query)}::text as start, sum(orders)::int as orders,
      coalesce(sum(orders) filter (where mark = 1), 0)::int as unseen
    from order_count
    where isfinite(day) ${onDays}
    group by start
    having sum(orders) > 0
    order by start`
}
