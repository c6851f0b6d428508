import type { OrderField } from '@/lib/query/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import { momentSql } from '@/lib/sql/known-sql'
import { Prisma } from '@/prisma/generated/client'
import type { Version } from './list-changes'

/** One version of an order; amounts as they are written. */
export type OrderVersionRow = Version<OrderField> &
  Readonly<{
    user_id: string
    delivered_at: Date | null
    /** The last moment of what was known. */
    known_at: Date
  }>

/** What happened to it. */
export type OrderEventRow = Readonly<{
  type: 'checkout' | 'package_shipped'
  occurred_at: Date
  received_at: Date
}>

/** Every version that had begun, in order, whoever's the order was. */
export function versionsSql(id: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select user_id, status, tracking_id, shipping_service, estimated_delivery_at, delivered_at, created_at,
      order_cost::text, shipping_cost::text, order_total::text, promo_id, address_id, updated_at, dbt_valid_from,
      case when dbt_valid_to <= moment.at then dbt_valid_to end as valid_to, dbt_is_deleted,
      moment.at as known_at
    from order_snapshot
    cross join (select ${momentSql(knowledge)} as at) as moment
    where id = ${id}
      and dbt_valid_from <= moment.at
    order by dbt_valid_from, dbt_scd_id`
}

/** Checkouts and shipments that had been stored, in order. They are stored under the user of their order. */
export function orderEventsSql(id: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select type, occurred_at, received_at
    from event
    cross join (select ${momentSql(knowledge)} as at) as moment
    where event.order_id = ${id}
      and type in ('checkout', 'package_shipped')
      and occurred_at <= moment.at
      and received_at <= moment.at
    order by occurred_at, event.id`
}

/** How many pieces of it were sent and came back, as is stored now: of them there is no history. */
export type PiecesRow = Readonly<{ sent: number; returned: number }>

export function piecesSql(id: string): Prisma.Sql {
  return Prisma.sql`
    select coalesce(sum(quantity), 0)::float8 as sent, coalesce(sum(returned), 0)::float8 as returned
    from order_item
    where order_id = ${id}`
}
