import { Prisma } from '@/lib/db'
import {
  type CountedOrders,
  type EntriesOf,
  listTopicScopes,
  orderEntriesSql,
} from '@/lib/sql/orders/order-entries-sql'

/** Fills the empty order_day. A statement for each topic and kind of scope: all at once does not fit into memory. */
export function listOrderDays(): Prisma.Sql[] {
  const all: CountedOrders[] = [{ rows: Prisma.sql`order_standing`, sign: 1 }]
  return listTopicScopes().map((of) => addOrderDaysSql(all, of))
}

/** Adds up order_day over rows of order_standing. Only what differs is written. */
export function addOrderDaysSql(changes: readonly CountedOrders[], of: EntriesOf = {}): Prisma.Sql {
  const key = Prisma.sql`topic, scope_kind, scope_value, day, part, mark`
  const sums = ['orders', 'paid', 'came_back', 'left_over', 'pieces']
  return Prisma.sql`
    insert into order_day (${key}, ${Prisma.raw(sums.join(', '))})
    select ${key}, ${Prisma.raw(sums.map((name) => `sum(${name})`).join(', '))}
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
