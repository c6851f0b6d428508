import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { dayOfSql } from '@/lib/sql/day-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'
import type { KnownThenRow } from '../known-then'
import { IS_CONTRADICTORY, judgedOrdersSql } from './judged-orders-sql'

/** What orders are counted by: how many there are of which this holds. */
const COUNTS = {
  orders: Prisma.sql`true`,
  preparing: Prisma.sql`stood = 'preparing'`,
  shipped: Prisma.sql`stood in ('shipped', 'delivered')`,
  delivered: Prisma.sql`stood = 'delivered'`,
  cancelled: Prisma.sql`stood = 'cancelled'`,
  refunded: Prisma.sql`stood = 'refunded'`,
  returned: Prisma.sql`stood = 'returned'`,
  shipTimed: Prisma.sql`ship_seconds >= 0`,
  deliveryTimed: Prisma.sql`delivery_seconds >= 0`,
  promised: Prisma.sql`is_promised`,
  decided: Prisma.sql`is_decided`,
  late: Prisma.sql`is_late`,
  promiseUntold: Prisma.sql`is_promise_untold`,
  promiseContradictory: Prisma.sql`is_promise_contradictory`,
  open: Prisma.sql`is_open`,
  untold: Prisma.sql`is_untold`,
  shippedPreparing: Prisma.sql`is_shipped_preparing`,
  earlyDelivery: Prisma.sql`is_early_delivery`,
  backwards: Prisma.sql`is_backwards`,
  contradictory: IS_CONTRADICTORY,
} as const

type CountName = keyof typeof COUNTS

/** Some orders, counted. Quantiles are seconds at QUANTILES, null where no order has that time. */
export type CountsRow = Readonly<Record<CountName, number>> &
  Readonly<{ shipQuantiles: readonly number[] | null; deliveryQuantiles: readonly number[] | null }>

/** No orders. */
export const NO_ORDERS: CountsRow = {
  ...(Object.fromEntries(Object.keys(COUNTS).map((name) => [name, 0])) as Record<CountName, number>),
  shipQuantiles: null,
  deliveryQuantiles: null,
}

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
  const counts = Object.entries(COUNTS).map(
    ([name, holds]) => Prisma.sql`count(*) filter (where ${holds})::int as ${identifierSql(name)}`,
  )
  return Prisma.join([
    ...counts,
    quantilesSql(Prisma.sql`ship_seconds`, 'shipQuantiles'),
    quantilesSql(Prisma.sql`delivery_seconds`, 'deliveryQuantiles'),
  ])
}

function quantilesSql(seconds: Prisma.Sql, name: keyof CountsRow): Prisma.Sql {
  return Prisma.sql`percentile_cont(${[...QUANTILES]}::float8[]) within group (order by ${seconds})
        filter (where ${seconds} >= 0) as ${identifierSql(name)}`
}
