import { type Db, Prisma } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import { momentSql } from '@/lib/sql/known-sql'
import { type OrdersAsked, waitingSql } from '@/lib/sql/order-days-sql'
import { AT_LAST } from '@/lib/sql/order-known-sql'
import { isCheckoutSql, isShipmentSql } from '@/lib/store/event-meanings'

type Question = Pick<OrdersAsked, 'range' | 'scope'>

/**
 * Orders as they were known. They are kept as of now: of a past day each is told anew, as long as the question names fewer days,
 * fewer of them.
 */
export function askKnownOrders(
  db: Db,
  { range, scope }: Question,
  knowledge: Knowledge,
): Promise<OrdersAsked> {
  const { asOf, today, timeZone } = knowledge
  const isNow = asOf === null || asOf >= today
  const moment = momentSql(knowledge)
  return toOrdersAsked(
    db,
    { topic: 'known', range, scope, timeZone, moment },
    isNow ? keptIn(timeZone) : NEVER,
  )
}

type Stored = Exclude<OrdersAsked['topic'], 'known'>

/** Orders as they are stored now. */
export function askStoredOrders(
  db: Db,
  topic: Stored,
  { range, scope }: Question,
  timeZone: string,
): Promise<OrdersAsked> {
  return toOrdersAsked(db, { topic, range, scope, timeZone, moment: AT_LAST }, keptIn(timeZone))
}

/** All of the shop, whatever their day. */
export function askAllOrders(db: Db, topic: Stored): Promise<OrdersAsked> {
  const of = { topic, range: null, scope: {}, timeZone: 'UTC', moment: AT_LAST }
  return toOrdersAsked(db, of, Prisma.sql`time_zone is not null`)
}

/** Days are kept in the zone of the last refresh. */
const keptIn = (timeZone: string) => Prisma.sql`time_zone = ${timeZone}`
const NEVER = Prisma.sql`false`

type Kept = Readonly<{ is_kept: boolean; is_waiting: boolean }>

/** Nothing is kept before a refresh has made up for a change of meanings. */
async function toOrdersAsked(
  db: Db,
  of: Omit<OrdersAsked, 'kept' | 'isCheckout' | 'isShipment'>,
  isKept: Prisma.Sql,
): Promise<OrdersAsked> {
  const [state] = await db.$queryRaw<Kept[]>`
    select ${isKept} and is_settled and 'order_day' = any (tables)
        and not exists (select 1 from product_snapshot where dbt_valid_from > ${of.moment}) as is_kept,
      exists (${waitingSql(of.moment)}) as is_waiting
    from refresh_state
    where id = 1`
  const kept = state?.is_kept !== true ? 'none' : state.is_waiting ? 'but-waiting' : 'all'
  return { ...of, kept, isCheckout: isCheckoutSql(), isShipment: isShipmentSql() }
}
