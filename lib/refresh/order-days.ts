import { Prisma } from '@/lib/db'
import {
  type CountedOrders,
  type EntriesOf,
  ORDER_SCOPE_KINDS,
  ORDER_TOPICS,
  orderEntriesSql,
} from '@/lib/sql/order-entries-sql'

/** Fills the empty order_day. A statement for each topic and kind of scope: all at once does not fit into memory. */
export function listOrderDays(): Prisma.Sql[] {
  const all: CountedOrders[] = [{ rows: Prisma.sql`order_standing`, sign: 1 }]
  return ORDER_TOPICS.flatMap((topic) =>
    ORDER_SCOPE_KINDS.map((kind) => addOrderDaysSql(all, { topics: [topic], kinds: [kind] })),
  )
}

/** Adds up order_day over rows of order_standing. Only what differs is written. */
export function addOrderDaysSql(changes: readonly CountedOrders[], of: EntriesOf = {}): Prisma.Sql {
  const key = Prisma.sql`topic, scope_kind, scope_value, day, part, mark`
  const sums = ['orders', 'paid', 'came_back', 'left_over']
  return Prisma.sql`
    insert into order_day (${key}, orders, paid, came_back, left_over)
    select ${key}, sum(orders), sum(paid), sum(came_back), sum(left_over)
    from (${orderEntriesSql(changes, of)}) as entry
    group by ${key}
    having ${Prisma.join(
      sums.map((name) => Prisma.raw(`sum(${name}) <> 0`)),
      ' or ',
    )}
    order by ${key}
    on conflict (${key}) do update
    set ${Prisma.join(sums.map((name) => Prisma.raw(`${name} = order_day.${name} + excluded.${name}`)))}`
}
