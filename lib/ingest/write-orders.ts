import { type DbOrTransaction, Prisma } from '@/lib/db'
import { settleOrders } from './identify/settle'
import { takeTurn } from './identify/take-turn'
import type { NewOrder } from './new-row'
import { type Columns, columnsSql, rowsSql } from './rows-sql'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

/**
 * Stores orders, each id once; one that is there already takes the new values, one that was gone is back, and one that is
 * another user's now moves to that user with its items. Settles whose their checkouts and shipments are. Call it in a transaction.
 */
export async function writeOrders(tx: DbOrTransaction, orders: readonly NewOrder[]): Promise<WriteResult> {
  await takeTurn(tx)
  return writeInBatches(orders, async (batch) => {
    const last = lastOfEach(batch, (order) => order.id)
    await takeMoved(tx, last)
    const stored = await tx.$queryRaw<StoredRow[]>(writeOrdersSql(last))
    await settleOrders(
      tx,
      stored.flatMap(({ id, is_new }) => (is_new ? [id] : [])),
    )
    return stored.length
  })
}

/** An order that was written; new where its user had no order of this id. */
type StoredRow = Readonly<{ id: string; is_new: boolean }>

/**
 * Takes away orders that are another user's now, before they are stored anew, and moves their items, which are marked
 * before and after.
 */
async function takeMoved(tx: DbOrTransaction, orders: readonly NewOrder[]): Promise<void> {
  await tx.$executeRaw`
    with given as ( -- an order and whose it is now
      select *
      from ${rowsSql(orders, { id: 'text', userId: 'text' })}
    ),
    known as materialized ( -- an order whose id came
      select id, user_id
      from "order"
      where id = any (${orders.map((order) => order.id)}::text[])
    ),
    moving as ( -- an order that is another user's than before
      select id, known.user_id, given.user_id as moves_to
      from known
      join given using (id)
      where known.user_id <> given.user_id
    ),
    gone as ( -- the same, taken out
      delete from "order"
      using moving
      where "order".user_id = moving.user_id and "order".id = moving.id
    ),
    gone_item as ( -- an item of such an order, taken out
      delete from order_item
      using moving
      where order_item.user_id = moving.user_id and order_item.order_id = moving.id
      returning order_item.*, moving.moves_to
    ),
    stored_item as ( -- and stored anew
      insert into order_item (user_id, order_id, product_id, quantity, returned)
      select moves_to, order_id, product_id, quantity, returned
      from gone_item
    )
    insert into dirty_order (user_id, order_id)
    select user_id, order_id from gone_item
    union
    select moves_to, order_id from gone_item`
}

const KEY = { userId: 'text', id: 'text' } as const satisfies Columns<NewOrder>

const DETAILS = {
  promoId: 'text',
  addressId: 'text',
  createdAt: 'timestamptz',
  orderCost: 'numeric',
  shippingCost: 'numeric',
  orderTotal: 'numeric',
  trackingId: 'text',
  shippingService: 'text',
  estimatedDeliveryAt: 'timestamptz',
  deliveredAt: 'timestamptz',
  status: 'text',
  updatedAt: 'timestamptz',
} as const satisfies Columns<NewOrder>

/** Rows StoredRow. PostgreSQL's xmax is 0 of a row that was inserted. */
function writeOrdersSql(orders: readonly NewOrder[]): Prisma.Sql {
  const columns = { ...KEY, ...DETAILS }
  return Prisma.sql`
    insert into "order" (${columnsSql(columns)})
    select *
    from ${rowsSql(orders, columns)}
    on conflict (user_id, id) do update
    set (${columnsSql(DETAILS)}, gone_at) = (${columnsSql(DETAILS, 'excluded')}, null)
    where "order" is distinct from excluded
    returning id, xmax = 0 as is_new`
}
