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
  const [moment, isNow] = [momentSql(knowledge), asOf === null || asOf >= today]
  return toOrdersAsked(db, { topic: 'known', range, scope, timeZone, moment }, isNow)
}

/** Orders as they are stored now. */
export function askStoredOrders(
  db: Db,
  topic: Exclude<OrdersAsked['topic'], 'known'>,
  { range, scope }: Question,
  timeZone: string,
): Promise<OrdersAsked> {
  return toOrdersAsked(db, { topic, range, scope, timeZone, moment: AT_LAST }, true)
}

type Kept = Readonly<{ is_kept: boolean; is_waiting: boolean }>

/** Nothing is kept in another zone than that of the last refresh, nor before one has made up for a change of meanings. */
async function toOrdersAsked(
  db: Db,
  of: Omit<OrdersAsked, 'kept' | 'isCheckout' | 'isShipment'>,
  isNow: boolean,
): Promise<OrdersAsked> {
  const [state] = await db.$queryRaw<Kept[]>(keptSql(of))
  const kept = !isNow || state?.is_kept !== true ? 'none' : state.is_waiting ? 'but-waiting' : 'all'
  return { ...of, kept, isCheckout: isCheckoutSql(), isShipment: isShipmentSql() }
}

function keptSql({ timeZone, moment }: Pick<OrdersAsked, 'timeZone' | 'moment'>): Prisma.Sql {
  return Prisma.sql`
    select is_settled and time_zone = ${timeZone} and 'order_day' = any (tables)
        and not exists (select 1 from product_snapshot where dbt_valid_from > ${moment}) as is_kept,
      exists (${waitingSql(moment)}) as is_waiting
    from refresh_state
    where id = 1`
}
