import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { NewOrderItem } from './new-row'
import { BATCH_ROWS, lastOfEach, type WriteResult } from './write-result'

/** `rejected` are the indexes of the items whose order is not stored. */
export type OrderItemsResult = WriteResult & Readonly<{ rejected: readonly number[] }>

/**
 * Stores order items under the user of their order, and marks the orders that changed. An item that is there
 * already takes the new quantity. Call it in a transaction.
 */
export async function writeOrderItems(
  tx: DbOrTransaction,
  items: readonly NewOrderItem[],
): Promise<OrderItemsResult> {
  const rejected: number[] = []
  let stored = 0
  for (let start = 0; start < items.length; start += BATCH_ROWS) {
    const batch = items.slice(start, start + BATCH_ROWS)
    const missing = await listMissingOrders(tx, batch)
    batch.forEach((item, index) => {
      if (missing.has(item.orderId)) rejected.push(start + index)
    })
    const known = batch.filter((item) => !missing.has(item.orderId))
    const [counted] = await tx.$queryRaw<{ stored: number }[]>(
      writeItemsSql(lastOfEach(known, (item) => JSON.stringify([item.orderId, item.productId]))),
    )
    stored += counted?.stored ?? 0
  }
  return { stored, corrected: 0, repeated: items.length - stored - rejected.length, rejected }
}

async function listMissingOrders(tx: DbOrTransaction, items: readonly NewOrderItem[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    select given.order_id
    from unnest(${[...new Set(items.map((item) => item.orderId))]}::text[]) as given (order_id)
    where not exists (select from "order" where "order".id = given.order_id)`
  return new Set(rows.map((row) => row.order_id))
}

function writeItemsSql(items: readonly NewOrderItem[]): Prisma.Sql {
  return Prisma.sql`
    with owner as ( -- an order and its user; an id that two users share belongs to the first of them
      select id, min(user_id) as user_id
      from "order"
      where id = any (${items.map((item) => item.orderId)}::text[])
      group by id
    ),
    stored as ( -- an item that was not there, or has another quantity now
      insert into order_item (user_id, order_id, product_id, quantity)
      select owner.user_id, given.order_id, given.product_id, given.quantity
      from unnest(
        ${items.map((item) => item.orderId)}::text[],
        ${items.map((item) => item.productId)}::text[],
        ${items.map((item) => item.quantity)}::int[]
      ) as given (order_id, product_id, quantity)
      join owner on owner.id = given.order_id
      on conflict (user_id, order_id, product_id) do update
      set quantity = excluded.quantity
      where order_item.quantity <> excluded.quantity
      returning user_id, order_id
    ),
    marked as ( -- an order whose items changed
      insert into dirty_order (user_id, order_id)
      select distinct user_id, order_id
      from stored
    )
    select count(*)::int as stored
    from stored`
}
