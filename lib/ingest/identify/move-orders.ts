import { type DbOrTransaction, Prisma } from '@/lib/db'
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
    ${takeAlong('order_item')},
    ${takeAlong('refund')},
    marked as ( -- an order before and after
      insert into dirty_order (user_id, order_id)
      select user_id, id from gone
      union
      select moves_to, id from gone
    )
    select id from gone`
  return moved.map(({ id }) => id)
}

/** Takes out the rows of a table that are of an order that is `moving`, and stores each under its user. */
function takeAlong(name: 'order_item' | 'refund'): Prisma.Sql {
  const [table, gone, stored] = [Prisma.raw(name), Prisma.raw(`gone_${name}`), Prisma.raw(`stored_${name}`)]
  return Prisma.sql`${gone} as ( -- what is of such an order, taken out
      delete from ${table}
      using moving
      where ${table}.user_id = moving.user_id and ${table}.order_id = moving.id
      returning ${table} as whole, moving.moves_to
    ),
    ${stored} as ( -- and stored anew
      insert into ${table}
      select anew.*
      from ${gone}
      cross join lateral jsonb_populate_record(whole, jsonb_build_object('user_id', moves_to)) as anew
    )`
}
