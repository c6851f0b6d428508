import { type Db, Prisma } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import { momentSql } from '@/lib/sql/known-sql'
import { type OrdersAsked, waitingSql } from '@/lib/sql/orders/order-days-sql'
import { AT_LAST, categoriesSql } from '@/lib/sql/orders/order-known-sql'
import { isCheckoutSql, isShipmentSql } from '@/lib/store/event-meanings'

type Question = Pick<OrdersAsked, 'range' | 'scope'>

/**
 * Orders as they were known. They are kept as all that is stored says: of a past day those are told anew that were known then, and of which
 * something came since. Categories are kept as they are known now: where they were others, all orders of the question are told anew.
 */
export function askKnownOrders(
  db: Db,
  { range, scope }: Question,
  knowledge: Knowledge,
): Promise<OrdersAsked> {
  const { asOf, today, timeZone } = knowledge
  const moment = momentSql(knowledge)
  const until = asOf !== null && asOf < today ? asOf : null
  const isKept = Prisma.sql`${keptIn(timeZone)} and ${scope.category === undefined ? Prisma.sql`true` : isOfSameSql(moment)}`
  return toOrdersAsked(db, { topic: 'known', range, scope, timeZone, moment, until }, isKept)
}

/** True where all products were known in the categories in which they are kept. */
function isOfSameSql(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`not exists (
        select 1
        from (${categoriesSql(moment)}) as was
        join order_category as counted using (product_id)
        where was.known_category is distinct from counted.known_category
      )`
}

type Stored = Exclude<OrdersAsked['topic'], 'known'>

/** Orders as they are stored now. */
export function askStoredOrders(
  db: Db,
  topic: Stored,
  { range, scope }: Question,
  timeZone: string,
): Promise<OrdersAsked> {
  return toOrdersAsked(db, { topic, range, scope, timeZone, ...ALL_KNOWN }, keptIn(timeZone))
}

/** All of the shop, whatever their day. */
export function askAllOrders(db: Db, topic: Stored): Promise<OrdersAsked> {
  const of = { topic, range: null, scope: {}, timeZone: 'UTC', ...ALL_KNOWN }
  return toOrdersAsked(db, of, Prisma.sql`time_zone is not null`)
}

/** Days are kept in the zone of the last refresh. */
const keptIn = (timeZone: string) => Prisma.sql`time_zone = ${timeZone}`
const ALL_KNOWN = { moment: AT_LAST, until: null }

type Kept = Readonly<{ is_kept: boolean; is_waiting: boolean }>

/** Nothing is kept before a refresh has made up for a change of meanings. */
async function toOrdersAsked(
  db: Db,
  of: Omit<OrdersAsked, 'kept' | 'isCheckout' | 'isShipment'>,
  isKept: Prisma.Sql,
): Promise<OrdersAsked> {
  const [state] = await db.$queryRaw<Kept[]>`
    select ${isKept} and is_settled and 'order_day' = any (tables) as is_kept,
      exists (${waitingSql(of)}) as is_waiting
    from refresh_state
    where id = 1`
  const kept = state?.is_kept !== true ? 'none' : state.is_waiting ? 'but-waiting' : 'all'
  return { ...of, kept, isCheckout: isCheckoutSql(), isShipment: isShipmentSql() }
}
