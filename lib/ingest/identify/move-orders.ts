import type { DbOrTransaction } from '@/lib/db'
import { rowsSql } from '../write/rows-sql'

/** Whose an order is; `givenUserId`: whom its row names, where that is another one. */
export type OwnedOrder = Readonly<{ id: string; userId: string; givenUserId: string | null }>

/**
 * Moves orders to the users that they are of, with their items and refunds, and marks them before and after. A user cannot be
 * changed in place where rows lie by it. Returns the ids of those that were another user's.
 */
export async function moveOrders(tx: DbOrTransaction, orders: readonly OwnedOrder[]): Promise<string[]> {
  if (orders.length === 0) return []
  const moved = await tx.$queryRaw<{ id: string }[]>`
    with given as ( -- an order and whose it is now
      select *
      from ${rowsSql(orders, { id: 'text', userId: 'text', givenUserId: 'text' })}
    ),
    known as materialized ( -- an order whose id came
      select id, user_id
      from "order"
      where id = any (${orders.map((order) => order.id)}::text[])
    ),
    moving as materialized ( -- an order that is another user's than before
      select id, known.user_id, given.user_id as moves_to, given.given_user_id
      from known
      join given using (id)
      where known.user_id <> given.user_id
    ),
    gone as ( -- the same, taken out
      delete from "order"
      using moving
      where "order".user_id = moving.user_id and "order".id = moving.id
      returning "order" as whole, moving.*
    ),
    stored as ( -- and stored anew
      insert into "order"
      select anew.*
      from gone
      cross join lateral jsonb_populate_record(
        whole,
        jsonb_build_object('user_id', moves_to, 'given_user_id', given_user_id)
      ) as anew
    ),
    gone_item as ( -- an item of such an order, taken out
      delete from order_item
      using moving
      where order_item.user_id = moving.user_id and order_item.order_id = moving.id
      returning order_item as whole, moving.moves_to
    ),
    stored_item as ( -- and stored anew
      insert into order_item
      select anew.*
      from gone_item
      cross join lateral jsonb_populate_record(whole, jsonb_build_object('user_id', moves_to)) as anew
    ),
    gone_refund as ( -- a refund of such an order, taken out
      delete from refund
      using moving
      where refund.user_id = moving.user_id and refund.order_id = moving.id
      returning refund as whole, moving.moves_to
    ),
    stored_refund as ( -- and stored anew
      insert into refund
      select anew.*
      from gone_refund
      cross join lateral jsonb_populate_record(whole, jsonb_build_object('user_id', moves_to)) as anew
    ),
    marked as ( -- an order before and after
      insert into dirty_order (user_id, order_id)
      select user_id, id from gone
      union
      select moves_to, id from gone
    )
    select id from gone`
  return moved.map(({ id }) => id)
}
