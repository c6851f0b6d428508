import { type DbOrTransaction, Prisma } from '@/lib/db'
import { keepUntestedOrdersSql } from '@/lib/refresh/sessions/untested'
import { readKeptOut } from '../forget/kept-out'
import { moveOrders, type OwnedOrder } from '../identify/move-orders'
import { settleOrders } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import { findPersons } from '../identify/ties'
import type { NewOrder } from './new-row'
import { type Columns, columnsSql, rowsSql } from './rows-sql'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

/**
 * Stores orders, each id once; one that is there already takes the new values, one that was gone is back, and one that is
 * another user's now moves to that user with its items. Settles whose their checkouts and shipments are. Call it in a transaction.
 */
export async function writeOrders(
  tx: DbOrTransaction,
  orders: readonly NewOrder[],
  importId: bigint | null = null,
): Promise<WriteResult> {
  await takeTurn(tx)
  const keptOut = await readKeptOut(tx, () => ({
    users: orders.map(({ userId }) => userId),
    orders: orders.map(({ id }) => id),
  }))
  const isAllowed = ({ id, userId }: NewOrder) =>
    !keptOut || !(keptOut.isErasedOrder(id) || keptOut.isErasedUser(userId))
  return writeInBatches(orders.filter(isAllowed), async (batch) => {
    const owned = await toOwned(
      tx,
      lastOfEach(batch, (order) => order.id),
    )
    const moved = await moveOrders(tx, owned)
    const stored = await tx.$queryRaw<StoredRow[]>(writeOrdersSql(owned, importId))
    await settleOrders(tx, [...moved, ...stored.flatMap(({ id, is_new }) => (is_new ? [id] : []))])
    return new Set([...moved, ...stored.map(({ id }) => id)]).size
  })
}

/** Orders under the person that their user is tied to. */
async function toOwned(tx: DbOrTransaction, orders: readonly NewOrder[]): Promise<(NewOrder & OwnedOrder)[]> {
  const persons = await findPersons(
    tx,
    orders.map(({ userId }) => userId),
  )
  return orders.map((order) => {
    const person = persons.get(order.userId)
    return { ...order, userId: person ?? order.userId, givenUserId: person ? order.userId : null }
  })
}

/** An order that was written; new where its user had no order of this id. */
type StoredRow = Readonly<{ id: string; is_new: boolean }>

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
  currency: 'text',
  givenUserId: 'text',
} as const satisfies Columns<NewOrder & OwnedOrder>

/** Rows StoredRow. */
function writeOrdersSql(orders: readonly OwnedOrder[], importId: bigint | null): Prisma.Sql {
  const columns = { ...KEY, ...DETAILS }
  return markWrittenSql(Prisma.sql`
    insert into "order" (${columnsSql(columns)}, import_id, filed_import_id)
    select *, ${importId}::bigint, ${importId}::bigint
    from ${rowsSql(orders, columns)}
    on conflict (user_id, id) do update
    set (${columnsSql(DETAILS)}, gone_at, is_filed, filed_import_id)
      = (${columnsSql(DETAILS, 'excluded')}, null, true, coalesce("order".filed_import_id, excluded.filed_import_id))
    where (${columnsSql(DETAILS, '"order"')}, "order".gone_at, "order".is_filed)
      is distinct from (${columnsSql(DETAILS, 'excluded')}, null, true)`)
}

/**
 * Rows `id, is_new` of the orders that an insert or update wrote, which the data tests have yet to look at; new where its user had no order of this id.
 * PostgreSQL's xmax is 0 of a row that was inserted.
 */
export function markWrittenSql(write: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with written as ( -- an order that is new, or says something else
      ${write}
      returning user_id, id, xmax = 0 as is_new
    ),
    untested as ( -- the same
      ${keepUntestedOrdersSql(Prisma.sql`(select user_id, id as order_id from written) as order_written`)}
    ),
    stale as ( -- the same, for what is kept of orders
      insert into stale_order (user_id, order_id)
      select user_id, id from written
    )
    select id, is_new from written`
}
