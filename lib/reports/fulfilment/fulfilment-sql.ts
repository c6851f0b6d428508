import type { OrderMark } from '@/lib/orders/order-marks'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { type OrdersAsked, orderCountSql, orderTimesSql } from '@/lib/sql/order-days-sql'
import { fromPartSql } from '@/lib/sql/order-entries-sql'
import { hasMarkSql } from '@/lib/sql/order-marks-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'
import type { KnownThenRow } from '../known-then'

const has = (...names: readonly OrderMark[]) => hasMarkSql(Prisma.sql`mark`, ...names)

/** What orders are counted by: how many there are of which this holds. */
const COUNTS = {
  orders: Prisma.sql`true`,
  preparing: has('preparing'),
  shipped: has('shipped', 'delivered'),
  delivered: has('delivered'),
  cancelled: has('cancelled'),
  refunded: has('refunded'),
  returned: has('returned'),
  shipTimed: has('shipTimed'),
  deliveryTimed: has('deliveryTimed'),
  promised: has('promised'),
  decided: has('decided'),
  late: has('late'),
  promiseUntold: has('promiseUntold'),
  promiseContradictory: has('promiseContradictory'),
  open: has('open'),
  untold: has('untold'),
  shippedPreparing: has('shippedPreparing'),
  earlyDelivery: has('earlyDelivery'),
  backwards: has('backwards'),
  contradictory: has('untold', 'shippedPreparing', 'earlyDelivery', 'backwards'),
} as const

type CountName = keyof typeof COUNTS

const COUNT_NAMES = Object.keys(COUNTS) as readonly CountName[]

/** Some orders, counted. Quantiles are seconds at QUANTILES, null where no order has that time. */
export type CountsRow = Readonly<Record<CountName, number>> &
  Readonly<{ shipQuantiles: readonly number[] | null; deliveryQuantiles: readonly number[] | null }>

/** No orders. */
export const NO_ORDERS: CountsRow = {
  ...(Object.fromEntries(COUNT_NAMES.map((name) => [name, 0])) as Record<CountName, number>),
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

export function fulfilmentSql(asked: OrdersAsked): Prisma.Sql {
  return Prisma.sql`
    with ${orderCountSql(asked)},
    counted as ( -- all orders, or those of a service
      select grouping(part) = 1 as is_whole, ${fromPartSql(Prisma.sql`part`)} as shipping_service, ${countsSql()}
      from order_count
      group by grouping sets ((), (part))
    ),
    timed as ( -- the same, with the times that it has
      select grouping(service) = 1 as is_whole, service as shipping_service, ${quantilesSql()}
      from (${orderTimesSql(asked)}) as standing
      group by grouping sets ((), (service))
    )
    select counted.*, timed."shipQuantiles", timed."deliveryQuantiles"
    from counted
    left join timed on timed.is_whole = counted.is_whole
      and timed.shipping_service is not distinct from counted.shipping_service
    where orders > 0 or counted.is_whole
    order by is_whole desc, shipping_service nulls last`
}

export function fulfilmentTrendSql(asked: OrdersAsked, query: ReportQuery): Prisma.Sql {
  const start = bucketSql(Prisma.sql`day`, query)
  return Prisma.sql`
    with ${orderCountSql(asked)},
    counted as ( -- the orders of a bucket
      select ${start} as start, ${countsSql()}
      from order_count
      group by start
    ),
    timed as ( -- the times of a bucket
      select ${start} as start, ${quantilesSql()}
      from (${orderTimesSql(asked)}) as standing
      group by start
    )
    select start::text, ${Prisma.join(COUNT_NAMES.map(identifierSql))}, "shipQuantiles", "deliveryQuantiles"
    from counted
    left join timed using (start)
    where orders > 0
    order by start`
}

export function knownSql(knowledge: Knowledge): Prisma.Sql {
  const moment = momentSql(knowledge)
  return Prisma.sql`
    select ${moment} as at,
      (select min(dbt_valid_from) from order_snapshot) as begins_at,
      (
        select count(*)::int
        from order_snapshot
        where created_at is null
          and ${heldAtSql(Prisma.sql`order_snapshot`, moment)}
      ) as undated`
}

function countsSql(): Prisma.Sql {
  return Prisma.join(
    COUNT_NAMES.map(
      (name) =>
        Prisma.sql`coalesce(sum(orders) filter (where ${COUNTS[name]}), 0)::int as ${identifierSql(name)}`,
    ),
  )
}

/** Times that run backwards are in none. */
function quantilesSql(): Prisma.Sql {
  const quantiles = (time: Prisma.Sql, name: keyof CountsRow) =>
    Prisma.sql`percentile_cont(${[...QUANTILES]}::float8[]) within group (order by ${time} / 1000000.0::float8)
        filter (where ${time} is not null) as ${identifierSql(name)}`
  return Prisma.join([
    quantiles(Prisma.sql`to_shipped`, 'shipQuantiles'),
    quantiles(Prisma.sql`to_delivered`, 'deliveryQuantiles'),
  ])
}
