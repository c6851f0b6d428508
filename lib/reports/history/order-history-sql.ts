import type { Knowledge } from '@/lib/query/knowledge'
import { momentSql } from '@/lib/sql/known-sql'
import { isCheckoutSql, isShipmentSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** What happened to it. */
export type OrderEventRow = Readonly<{
  isCheckout: boolean
  occurred_at: Date
  received_at: Date
}>

/** Checkouts and shipments that had been stored, in order. They are stored under the user of their order. */
export function orderEventsSql(id: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select ${isCheckoutSql()} as "isCheckout", occurred_at, received_at
    from event
    cross join (select ${momentSql(knowledge)} as at) as moment
    where event.order_id = ${id}
      and (${isCheckoutSql()} or ${isShipmentSql()})
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
