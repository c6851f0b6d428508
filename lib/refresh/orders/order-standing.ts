import { type DbOrTransaction, Prisma } from '@/lib/db'
import { AT_LAST, categoriesSql } from '@/lib/sql/orders/order-known-sql'
import { orderStandingSql } from '@/lib/sql/orders/order-standing-sql'
import { isCheckoutSql, isShipmentSql } from '@/lib/store/event-meanings'
import type { Scope } from '../sessions/scope-sql'
import { addOrderDaysSql, listOrderDays } from './order-days'
import { ALL_ORDER_TIMES, changeOrderTimes } from './order-times'

/** Where orders stand, and how many of a day stand so. */
export const ORDER_TABLES = ['order_standing', 'order_day', 'order_time', 'order_category'] as const

/**
 * Brings them up to date: all of them, which are empty then, or the orders that were marked. `takeMarksSql` passes on the marks of
 * orders before. Returns how many orders were looked at.
 */
export async function refreshOrders(tx: DbOrTransaction, scope: Scope, timeZone: string): Promise<number> {
  await tx.$executeRaw`create temporary table category_now on commit drop as ${categoriesSql(AT_LAST)}`
  const touched = scope === 'all' ? null : await takeTouched(tx)
  const counted =
    touched === 0 ? 0 : await (touched === null ? rebuild(tx, timeZone) : recompute(tx, timeZone))
  for (const statement of CATEGORIES) await tx.$executeRaw(statement)
  return counted
}

async function takeTouched(tx: DbOrTransaction): Promise<number> {
  await tx.$executeRaw(TOUCHED)
  const [touched] = await tx.$queryRaw<
    { orders: number }[]
  >`select count(*)::int as orders from touched_order`
  return touched?.orders ?? 0
}

async function recompute(tx: DbOrTransaction, timeZone: string): Promise<number> {
  await tx.$executeRaw`analyze touched_order`
  const orders = await tx.$executeRaw`
    create temporary table standing_now on commit drop as
    ${standingSql(Prisma.sql`select order_id from touched_order`, timeZone)}`
  await tx.$executeRaw`
    create temporary table standing_before on commit drop as
    select order_standing.* from touched_order join order_standing using (order_id)`
  await tx.$executeRaw`
    delete from order_standing
    using standing_before
    where order_standing.order_id = standing_before.order_id`
  await tx.$executeRaw`insert into order_standing table standing_now`
  const changes = [
    { rows: Prisma.sql`standing_now`, sign: 1 },
    { rows: Prisma.sql`standing_before`, sign: -1 },
  ] as const
  await tx.$executeRaw(addOrderDaysSql(changes))
  await tx.$executeRaw`delete from order_day where orders = 0`
  for (const statement of changeOrderTimes(changes)) await tx.$executeRaw(statement)
  return orders
}

async function rebuild(tx: DbOrTransaction, timeZone: string): Promise<number> {
  await tx.$executeRaw`
    with marked as (delete from stale_order returning order_id), ${PASSED_ON}
    select 1`
  const orders =
    await tx.$executeRaw`insert into order_standing ${standingSql(null, timeZone)} order by known_on, order_id`
  for (const statement of [...listOrderDays(), ...ALL_ORDER_TIMES]) await tx.$executeRaw(statement)
  return orders
}

function standingSql(asked: Prisma.Sql | null, timeZone: string): Prisma.Sql {
  return orderStandingSql({
    asked,
    timeZone,
    isCheckout: isCheckoutSql(),
    isShipment: isShipmentSql(),
  })
}

/** A product whose category is another one than was counted, as order_category has it now. */
const MOVED = Prisma.sql`
      select product_id, now.category, now.known_category
      from category_now as now
      full join order_category as counted using (product_id)
      where (now.category, now.known_category) is distinct from (counted.category, counted.known_category)
        or now.product_id is null
        or counted.product_id is null`

const CATEGORIES: readonly Prisma.Sql[] = [
  Prisma.sql`delete from order_category where product_id not in (select product_id from category_now)`,
  Prisma.sql`
    insert into order_category (product_id, category, known_category)
    ${MOVED}
    on conflict (product_id) do update
    set category = excluded.category, known_category = excluded.known_category`,
]

/** The next snapshot looks at the orders of `marked`, too. */
const PASSED_ON = Prisma.sql`passed_on as ( -- the same order
      insert into unseen_order (order_id)
      select id from "order" where id in (select order_id from marked)
      union
      select id from order_snapshot where id in (select order_id from marked)
      on conflict do nothing
    )`

/** The orders that were marked, and those that hold such a product. */
const TOUCHED = Prisma.sql`
    create temporary table touched_order on commit drop as
    with marked as ( -- a mark
      delete from stale_order
      returning order_id
    ),
    ${PASSED_ON},
    moved as materialized (${MOVED})
    select order_id from marked
    union
    select order_id from moved join order_item using (product_id)`
