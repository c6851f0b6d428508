import type { OrderSearch, OrderState } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { IS_CONTRADICTORY, judgedOrdersSql } from '../fulfilment/judged-orders-sql'

/** One row an order as it was known; `matching` is how many there are in all. */
export type OrderRow = Readonly<{
  user_id: string
  id: string
  status: string | null
  shipping_service: string | null
  created_at: Date
  shipped_at: Date | null
  delivered_at: Date | null
  estimated_delivery_at: Date | null
  /** Pieces that came back, as is stored now. */
  returned_pieces: number
  is_called_off: boolean
  is_promised: boolean
  is_decided: boolean
  is_late: boolean
  is_open: boolean
  is_untold: boolean
  is_shipped_preparing: boolean
  is_early_delivery: boolean
  is_backwards: boolean
  matching: number
}>

const IS_IN: Record<OrderState, Prisma.Sql> = {
  preparing: Prisma.sql`stood = 'preparing'`,
  shipped: Prisma.sql`stood = 'shipped'`,
  delivered: Prisma.sql`stood = 'delivered'`,
  cancelled: Prisma.sql`stood = 'cancelled'`,
  refunded: Prisma.sql`stood = 'refunded'`,
  returned: Prisma.sql`stood = 'returned'`,
  late: Prisma.sql`is_late`,
  open: Prisma.sql`is_open`,
  'cannot-be': IS_CONTRADICTORY,
}

/** The latest checkout first. */
export function ordersSql(
  query: ReportQuery,
  knowledge: Knowledge,
  { state, q }: Pick<OrderSearch, 'state' | 'q'>,
  { skip, take }: Readonly<{ skip: number; take: number }>,
): Prisma.Sql {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`
    ${judgedOrdersSql(query, knowledge)}
    select user_id, id, status, shipping_service, created_at, shipped_at, delivered_at, estimated_delivery_at,
      (
        select coalesce(sum(returned), 0)::float8
        from order_item
        where order_item.user_id = judged.user_id and order_item.order_id = judged.id
      ) as returned_pieces,
      is_called_off, is_promised, is_decided, is_late, is_open, is_untold, is_shipped_preparing, is_early_delivery, is_backwards,
      count(*) over ()::int as matching
    from judged
    where ${state === null ? Prisma.sql`true` : IS_IN[state]}
      and ${q === '' ? Prisma.sql`true` : Prisma.sql`(id ilike ${pattern} or user_id ilike ${pattern})`}
    order by created_at desc, user_id, id
    limit ${take} offset ${skip}`
}
