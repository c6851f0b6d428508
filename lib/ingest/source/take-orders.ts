import { type DbOrTransaction, Prisma } from '@/lib/db'
import { settleOrders } from '../identify/settle'
import { rowsSql } from '../write/rows-sql'
import { BATCH_ROWS } from '../write/write-result'

/**
 * Takes the orders away that an import first told of, as many as a batch holds, with their items and what snapshots kept of
 * them; refunds of theirs that others told of are their sender's again. Settles whose their checkouts and shipments are. Returns how many.
 */
export async function takeOrders(tx: DbOrTransaction, importId: bigint): Promise<number> {
  const orders = await tx.$queryRaw<{ userId: string; id: string }[]>`
    select user_id as "userId", id from "order" where import_id = ${importId} limit ${BATCH_ROWS}`
  await takeOrdersAway(tx, orders)
  return orders.length
}

export async function takeOrdersAway(
  tx: DbOrTransaction,
  orders: readonly Readonly<{ userId: string; id: string }>[],
): Promise<void> {
  if (orders.length === 0) return
  const ids = orders.map(({ id }) => id)
  const taken = rowsSql(orders, { userId: 'text', id: 'text' }, 'taken')
  await tx.$executeRaw`
    delete from "order" using ${taken} where "order".user_id = taken.user_id and "order".id = taken.id`
  await tx.$executeRaw`
    delete from order_item using ${taken} where order_item.user_id = taken.user_id and order_item.order_id = taken.id`
  await tx.$executeRaw`delete from order_snapshot where id = any (${ids}::text[])`
  await tx.$executeRaw`
    insert into dirty_order (user_id, order_id)
    select user_id, id from ${taken}`
  await giveRefundsBack(tx, ids)
  await settleOrders(tx, ids)
}

/** A refund is under whose its order is; where that went, under whom its own event names. */
async function giveRefundsBack(tx: DbOrTransaction, orderIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    with moving as materialized ( -- a refund that is stored under another user than its event names
      select refund.user_id as stored_under, refund.id, coalesce(event.given_user_id, event.user_id) as moves_to
      from refund
      join event on event.id = refund.id
      where refund.order_id = any (${orderIds}::text[])
        and refund.user_id <> coalesce(event.given_user_id, event.user_id)
    ),
    gone as ( -- the same, taken out
      delete from refund
      using moving
      where refund.user_id = moving.stored_under and refund.id = moving.id
      returning refund as whole, moving.moves_to
    )
    insert into refund
    select anew.*
    from gone
    cross join lateral jsonb_populate_record(whole, jsonb_build_object('user_id', moves_to)) as anew`
}

/**
 * Orders that an import filed and another told of first are known of no file any more, as many as a batch holds; what it said
 * of them stays. Returns how many.
 */
export function unfileOrders(tx: DbOrTransaction, importId: bigint): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    with filed as ( -- such an order
      select user_id, id
      from "order"
      where filed_import_id = ${importId} and filed_import_id <> import_id
      limit ${BATCH_ROWS}
    ),
    unfiled as ( -- the same, changed
      update "order"
      set is_filed = false, filed_import_id = null
      from filed
      where "order".user_id = filed.user_id and "order".id = filed.id
      returning "order".user_id, "order".id
    )
    insert into dirty_order (user_id, order_id)
    select user_id, id from unfiled`)
}

/** Takes refunds of an import away, as many as a batch holds. Returns how many. */
export function takeRefunds(tx: DbOrTransaction, importId: bigint): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    with gone as ( -- a refund that is taken out
      delete from refund
      where (user_id, id) in (
        select user_id, id from refund where import_id = ${importId} limit ${BATCH_ROWS}
      )
      returning user_id, order_id
    )
    insert into stale_order (user_id, order_id)
    select user_id, order_id from gone`)
}
