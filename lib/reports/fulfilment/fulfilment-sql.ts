import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { dayOfSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'
import type { KnownThenRow } from '../known-then'
import { IS_CONTRADICTORY, judgedOrdersSql } from './judged-orders-sql'

/** Some orders, counted. Quantiles are seconds at QUANTILES, null where no order has that time. */
export type CountsRow = Readonly<{
  orders: number
  preparing: number
  shipped: number
  delivered: number
  cancelled: number
  refunded: number
  returned: number
  ship_timed: number
  ship_quantiles: readonly number[] | null
  delivery_timed: number
  delivery_quantiles: readonly number[] | null
  promised: number
  decided: number
  late: number
  promise_untold: number
  promise_contradictory: number
  open: number
  untold: number
  shipped_preparing: number
  early_delivery: number
  backwards: number
  contradictory: number
}>

/** All orders (`is_whole`), and those of each service; null is none. */
export type ServiceRow = CountsRow & Readonly<{ is_whole: boolean; shipping_service: string | null }>

/** Orders by the bucket in which they were checked out; `start` is its first day. */
export type OrdersBucketRow = CountsRow & Readonly<{ start: string }>

export type KnownRow = KnownThenRow &
  Readonly<{
    /** Orders without a time. */
    undated: number
  }>

export function fulfilmentSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    ${judgedOrdersSql(query, knowledge)}
    select grouping(shipping_service) = 1 as is_whole, shipping_service, ${countsSql()}
    from judged
    group by grouping sets ((), (shipping_service))
    order by is_whole desc, shipping_service nulls last`
}

export function fulfilmentTrendSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  const day = dayOfSql(Prisma.sql`created_at`, knowledge.timeZone)
  return Prisma.sql`
    ${judgedOrdersSql(query, knowledge)},
    bucketed as ( -- an order with the bucket in which it was checked out
      select *, ${bucketSql(day, query)} as start
      from judged
    )
    select start::text, ${countsSql()}
    from bucketed
    group by start
    order by start`
}

export function knownSql(knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select moment.at,
      (select min(dbt_valid_from) from order_snapshot) as begins_at,
      (
        select count(*)::int
        from order_snapshot
        where created_at is null
          and ${heldAtSql(Prisma.sql`order_snapshot`, Prisma.sql`moment.at`)}
      ) as undated
    from (select ${momentSql(knowledge)} as at) as moment`
}

/** Times that run backwards are in no quantile. */
function countsSql(): Prisma.Sql {
  return Prisma.sql`count(*)::int as orders,
      count(*) filter (where stood = 'preparing')::int as preparing,
      count(*) filter (where stood in ('shipped', 'delivered'))::int as shipped,
      count(*) filter (where stood = 'delivered')::int as delivered,
      count(*) filter (where stood = 'cancelled')::int as cancelled,
      count(*) filter (where stood = 'refunded')::int as refunded,
      count(*) filter (where stood = 'returned')::int as returned,
      ${timesSql(Prisma.sql`ship_seconds`, Prisma.sql`ship_timed`, Prisma.sql`ship_quantiles`)},
      ${timesSql(Prisma.sql`delivery_seconds`, Prisma.sql`delivery_timed`, Prisma.sql`delivery_quantiles`)},
      count(*) filter (where is_promised)::int as promised,
      count(*) filter (where is_decided)::int as decided,
      count(*) filter (where is_late)::int as late,
      count(*) filter (where is_promise_untold)::int as promise_untold,
      count(*) filter (where is_promise_contradictory)::int as promise_contradictory,
      count(*) filter (where is_open)::int as open,
      count(*) filter (where is_untold)::int as untold,
      count(*) filter (where is_shipped_preparing)::int as shipped_preparing,
      count(*) filter (where is_early_delivery)::int as early_delivery,
      count(*) filter (where is_backwards)::int as backwards,
      count(*) filter (where ${IS_CONTRADICTORY})::int as contradictory`
}

function timesSql(seconds: Prisma.Sql, timed: Prisma.Sql, quantiles: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`count(*) filter (where ${seconds} >= 0)::int as ${timed},
      percentile_cont(${[...QUANTILES]}::float8[]) within group (order by ${seconds})
        filter (where ${seconds} >= 0) as ${quantiles}`
}
