import { Prisma } from '@/lib/db'
import { type CountedOrders, ORDER_SCOPE_KINDS } from '@/lib/sql/orders/order-entries-sql'
import { orderTimeEntriesSql } from '@/lib/sql/orders/order-times-sql'

const KEY_COLUMNS = ['scope_kind', 'scope_value', 'gap', 'bucket', 'week', 'part'] as const
const KEY = Prisma.raw(KEY_COLUMNS.join(', '))

/** Fills the empty order_time, a statement for each kind of scope. */
export const ALL_ORDER_TIMES: readonly Prisma.Sql[] = ORDER_SCOPE_KINDS.map(
  (kind) => Prisma.sql`
    insert into order_time (${KEY}, orders, times)
    select ${KEY}, count(*), array_agg(time order by time)
    from (${orderTimeEntriesSql({ rows: Prisma.sql`order_standing`, sign: 1 }, kind)}) as entry
    group by ${KEY}
    order by ${KEY}`,
)

/** True for the row of order_time that a row of another table is about. */
function isRowSql(other: string): Prisma.Sql {
  return Prisma.join(
    KEY_COLUMNS.map((column) => Prisma.raw(`order_time.${column} = ${other}.${column}`)),
    ' and ',
  )
}

/** Brings order_time up to date over rows of order_standing. Rows that changed are put together anew. */
export function changeOrderTimes(changes: readonly CountedOrders[]): readonly Prisma.Sql[] {
  const entries = changes.flatMap((change) =>
    ORDER_SCOPE_KINDS.map((kind) => orderTimeEntriesSql(change, kind)),
  )
  return [
    Prisma.sql`
    create temporary table order_time_change on commit drop as
    select ${KEY}, time, sum(orders)::int as orders
    from (${Prisma.join(entries, ' union all ')}) as entry
    group by ${KEY}, time
    having sum(orders) <> 0`,
    Prisma.sql`analyze order_time_change`,
    Prisma.sql`
    create temporary table order_time_now on commit drop as
    with changed as ( -- a row that changed
      select distinct ${KEY} from order_time_change
    ),
    counted as ( -- a time of it, and how many orders have it
      select ${KEY}, time, sum(orders)::int as orders
      from (
        select changed.*, stored.time, 1 as orders
        from changed
        cross join lateral (
          select unnest(times) as time
          from order_time
          where ${isRowSql('changed')}
        ) as stored
        union all
        select ${KEY}, time, orders from order_time_change
      ) as signed
      group by ${KEY}, time
      having sum(orders) > 0
    )
    select ${KEY}, count(*)::int as orders, array_agg(time order by time) as times
    from counted
    cross join generate_series(1, counted.orders)
    group by ${KEY}`,
    Prisma.sql`
    delete from order_time
    using (select distinct ${KEY} from order_time_change) as changed
    where ${isRowSql('changed')}`,
    Prisma.sql`insert into order_time (${KEY}, orders, times) select ${KEY}, orders, times from order_time_now order by ${KEY}`,
  ]
}
