import { type DbOrTransaction, Prisma } from '@/lib/db'
import { keepUntestedOrdersSql } from '@/lib/refresh/sessions/untested'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { readKeptOut } from '../forget/kept-out'
import { moveOrders, type OwnedOrder } from '../identify/move-orders'
import { settleOrders } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import { findPersons } from '../identify/ties'
import { lookUpEventsSql } from '../write/look-up-events'
import { columnsSql, rowsSql } from '../write/rows-sql'
import { markWrittenSql } from '../write/write-orders'
import { type NewRefund, NOBODY, type OrderFacts } from './split-rows'

/**
 * Stores what is said of orders, each id once: what a fact does not say stays as it is known, and of several that say
 * something the last stands, but that an order was made when it was first heard of. An order whose user nobody named is that
 * of its earliest checkout. Returns the ids of those that are new or changed. Call it in a transaction.
 */
export async function writeOrderFacts(
  tx: DbOrTransaction,
  facts: readonly OrderFacts[],
  importId: bigint,
): Promise<ReadonlySet<string>> {
  if (facts.length === 0) return new Set()
  await takeTurn(tx)
  const keptOut = await readKeptOut(tx, () => ({
    users: facts.flatMap(({ userId, buyerId }) => [userId, buyerId]),
    orders: facts.map(({ id }) => id),
  }))
  const isAllowed = ({ id, userId, buyerId }: OrderFacts) =>
    !keptOut || !(keptOut.isErasedOrder(id) || [userId, buyerId].some(keptOut.isErasedUser))
  const orders = mergeFacts(facts.filter(isAllowed))
  if (orders.length === 0) return new Set()
  const known = await listKnown(tx, orders)
  const owned = await toOwned(tx, orders, known)
  const mayMove = ({ id, userId }: Owned) => {
    const { storedUnder } = known.get(id) ?? {}
    return storedUnder !== null && storedUnder !== userId
  }
  const moved = await moveOrders(tx, owned.filter(mayMove))
  const stored = await tx.$queryRaw<{ id: string; is_new: boolean }[]>(storeSql(owned, importId))
  const toSettle = stored.flatMap(({ id, is_new }) =>
    is_new && known.get(id)?.hasEvents !== false ? id : [],
  )
  await settleOrders(tx, [...moved, ...toSettle])
  return new Set([...moved, ...stored.map(({ id }) => id)])
}

/** One fact an order. */
function mergeFacts(facts: readonly OrderFacts[]): OrderFacts[] {
  const orders = new Map<string, OrderFacts>()
  for (const fact of facts) {
    const before = orders.get(fact.id)
    orders.set(fact.id, before ? mergeTwo(before, fact) : fact)
  }
  return [...orders.values()]
}

function mergeTwo(before: OrderFacts, after: OrderFacts): OrderFacts {
  const [one, other] = [before.createdAt, after.createdAt]
  return {
    id: before.id,
    userId: after.userId ?? before.userId,
    buyerId: before.buyerId ?? after.buyerId,
    createdAt: one && other ? (one < other ? one : other) : (one ?? other),
    status: after.status ?? before.status,
    orderTotal: after.orderTotal ?? before.orderTotal,
    currency: after.currency ?? before.currency,
    isFiled: before.isFiled || after.isFiled,
  }
}

type Owned = Omit<OrderFacts, 'userId' | 'buyerId'> & OwnedOrder

/** Of an order whose user no file names: whose it is stored as and was said to be, who made its earliest checkout, and whether there is an event of it to settle. */
type Known = Readonly<{
  storedUnder: string | null
  owner: string | null
  buyer: string | null
  hasEvents: boolean
}>

async function listKnown(
  tx: DbOrTransaction,
  orders: readonly OrderFacts[],
): Promise<ReadonlyMap<string, Known>> {
  const unnamed = orders.flatMap(({ id, userId }) => (userId === null ? id : []))
  const ids = Prisma.sql`${unnamed}::text[]`
  const stored = await tx.$queryRaw<{ id: string; storedUnder: string; owner: string | null }[]>`
    select id, user_id as "storedUnder", coalesce(given_user_id, nullif(user_id, ${NOBODY})) as owner
    from "order"
    where id = any (${ids})`
  const told = await tx.$queryRaw<{ id: string; buyer: string | null }[]>`
    select distinct on (order_id) order_id as id,
      case when ${isCheckoutSql()} then coalesce(given_user_id, user_id) end as buyer
    from (${await lookUpEventsSql(tx, 'order_id', ids)}) as event
    order by order_id, ${isCheckoutSql()} desc, occurred_at, event.id collate "C"`
  const [orderOf, eventOf] = [toMap(stored), toMap(told)]
  const toKnown = (id: string): Known => ({
    storedUnder: orderOf.get(id)?.storedUnder ?? null,
    owner: orderOf.get(id)?.owner ?? null,
    buyer: eventOf.get(id)?.buyer ?? null,
    hasEvents: eventOf.has(id),
  })
  return new Map(unnamed.map((id) => [id, toKnown(id)]))
}

function toMap<Row extends Readonly<{ id: string }>>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Orders under whose they are: whom a file of orders names; else whoever it was; else who made it, or made its earliest
 * checkout. Each is the person that such an id is tied to.
 */
async function toOwned(
  tx: DbOrTransaction,
  orders: readonly OrderFacts[],
  known: ReadonlyMap<string, Known>,
): Promise<Owned[]> {
  const named = orders.map(({ userId, buyerId, ...order }) => {
    const { owner = null, buyer = null } = known.get(order.id) ?? {}
    return { ...order, named: userId ?? owner ?? buyerId ?? buyer ?? NOBODY }
  })
  const persons = await findPersons(
    tx,
    named.map((order) => order.named),
  )
  return named.map(({ named: id, ...order }) => {
    const person = persons.get(id)
    return { ...order, userId: person ?? id, givenUserId: person ? id : null }
  })
}

const FACTS = {
  createdAt: 'timestamptz',
  status: 'text',
  orderTotal: 'numeric',
  currency: 'text',
  isFiled: 'boolean',
} as const

function storeSql(orders: readonly Owned[], importId: bigint): Prisma.Sql {
  const columns = { userId: 'text', id: 'text', ...FACTS, givenUserId: 'text' } as const
  const merged = Prisma.sql`least(excluded.created_at, "order".created_at),
      coalesce(excluded.status, "order".status), coalesce(excluded.order_total, "order".order_total),
      coalesce(excluded.currency, "order".currency), excluded.is_filed or "order".is_filed`
  return markWrittenSql(Prisma.sql`
    insert into "order" (${columnsSql(columns)}, import_id, filed_import_id)
    select *, ${importId}::bigint, case when is_filed then ${importId}::bigint end
    from ${rowsSql(orders, columns)}
    on conflict (user_id, id) do update
    set (${columnsSql(FACTS)}, filed_import_id) = (select ${merged}, coalesce("order".filed_import_id, excluded.filed_import_id))
    where (${columnsSql(FACTS, '"order"')}) is distinct from (${merged})`)
}

/** Stores refunds, each id once, under whose their order is. Call it in a transaction, after orders and events. */
export async function writeRefunds(
  tx: DbOrTransaction,
  refunds: readonly NewRefund[],
  importId: bigint,
): Promise<void> {
  if (refunds.length === 0) return
  const last = [...new Map(refunds.map((refund) => [refund.id, refund])).values()]
  await tx.$executeRaw`
    with known as materialized ( -- an order that one of them is of
      select user_id, id, currency from "order" where id = any (${last.map(({ orderId }) => orderId)}::text[])
    ),
    stored as materialized ( -- a refund that is not new
      select id from refund where id = any (${last.map(({ id }) => id)}::text[])
    ),
    written as ( -- a refund that is new
      insert into refund (user_id, id, order_id, amount, currency, refunded_at, import_id)
      select coalesce(known.user_id, given.user_id), given.id, given.order_id, given.amount,
        coalesce(given.currency, known.currency), given.refunded_at, ${importId}::bigint
      from ${rowsSql(last, {
        userId: 'text',
        id: 'text',
        orderId: 'text',
        amount: 'numeric',
        currency: 'text',
        refundedAt: 'timestamptz',
      })}
      left join known on known.id = given.order_id
      where given.id not in (select id from stored)
      returning user_id, order_id
    ),
    stale as ( -- the same, for what is kept of its order
      insert into stale_order (user_id, order_id)
      select distinct user_id, order_id from written
    )
    ${keepUntestedOrdersSql(Prisma.sql`written`)}`
}
