import type { OrderMark } from '@/lib/orders/order-marks'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { type OrdersAsked, orderCountSql } from '@/lib/sql/orders/order-days-sql'
import { fromPartSql } from '@/lib/sql/orders/order-entries-sql'
import { hasMarkSql } from '@/lib/sql/orders/order-marks-sql'
import { orderTimesSql } from '@/lib/sql/orders/order-times-sql'
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

/** Seconds at QUANTILES, those that are wanted of them; null where no order has that time. */
type Quantiles = readonly (number | null)[] | null

/** Some orders, counted. Times that run backwards are in none. */
export type CountsRow = Readonly<Record<CountName, number>> &
  Readonly<{ shipQuantiles: Quantiles; deliveryQuantiles: Quantiles }>

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
    ${orderTimesSql(asked, 'service')},
    counted as ( -- all orders, or those of a service
      select case when grouping(order_count.part) = 1 then 'all' else order_count.part end as part,
        grouping(order_count.part) = 1 as is_whole, ${fromPartSql(Prisma.sql`order_count.part`)} as shipping_service, ${countsSql()}
      from order_count
      group by grouping sets ((), (order_count.part))
    )
    select is_whole, shipping_service, ${Prisma.join(COUNT_NAMES.map(identifierSql))}, "shipQuantiles", "deliveryQuantiles"
    from counted
    left join timed using (part)
    where orders > 0 or is_whole
    order by is_whole desc, shipping_service nulls last`
}

export function fulfilmentTrendSql(asked: OrdersAsked, query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with ${orderCountSql(asked)},
    ${orderTimesSql(asked, query)},
    counted as ( -- the orders of a bucket
      select ${bucketSql(Prisma.sql`day`, query)} as start, ${countsSql()}
      from order_count
      group by start
    )
    select start::text, ${Prisma.join(COUNT_NAMES.map(identifierSql))}, "shipQuantiles", "deliveryQuantiles"
    from counted
    left join timed on timed.part = start
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
