import { ORDER_MARKS } from '@/lib/orders/order-marks'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Day } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'
import { onDaysSql } from '../day-sql'
import { inRangeSql } from '../range-sql'
import { isOfShop } from '../scope-sql'
import { type CountedOrders, type OrderTopic, orderEntriesSql } from './order-entries-sql'
import { categoriesSql, markedSql } from './order-known-sql'
import { orderStandingSql, type Standing } from './order-standing-sql'

/** The orders of a question by which topic, as known when; `kept` says what of them the refresh keeps so. */
export type OrdersAsked = Omit<Standing, 'asked'> &
  Known &
  Pick<ReportQuery, 'range' | 'scope'> &
  Readonly<{ topic: OrderTopic; kept: KeptOrders }>

/** The last moment of what was known, and the day that it ends where that is over, else null. */
export type Known = Readonly<{ moment: Prisma.Sql; until: Day | null }>

/** All; all but those that wait, which are told anew; or none. */
export type KeptOrders = 'all' | 'but-waiting' | 'none'

const MARKED_OPEN = Prisma.raw(`(marks & ~${ORDER_MARKS.late | ORDER_MARKS.decided} | ${ORDER_MARKS.open})`)

/** True for a row of order_standing whose promise is open at the moment. */
const isOpenSql = (moment: Prisma.Sql) => Prisma.sql`settles_at > ${moment} and opens_at <= ${moment}`

/**
 * The ids of orders that wait: something came since the last refresh, or something after the moment decides more than their promise.
 * Of later days than was known nothing is kept: of their orders those wait that were known already, and no others.
 */
export function waitingSql({ moment, until }: Known): Prisma.Sql {
  const later = Prisma.sql`
      union
      select order_id from order_standing where known_on > ${until}::date and known_since <= ${moment}`
  return Prisma.sql`
      select order_id
      from order_standing
      where settles_at > ${moment} and (opens_at is null or opens_at > ${moment})
        ${until === null ? Prisma.empty : Prisma.sql`and (known_since <= ${moment} or known_on <= ${until}::date)`}
      ${until === null ? Prisma.empty : later}
      union
      select order_id from stale_order
      union
      select order_id from dirty_order`
}

/**
 * `waiting as (...), taken_off as (...), live as (...), order_count as (...)`: rows (day, part, mark, orders, paid, came_back, left_over) that add up to the
 * orders of a question. Orders that wait are taken off what is kept and told anew; of those whose promise is open only that is.
 */
export function orderCountSql(asked: OrdersAsked): Prisma.Sql {
  const { topic, range, kept } = asked
  const [columns, inRange] = [
    Prisma.sql`day, part, mark, orders, paid, came_back, left_over`,
    inRangeSql(Prisma.sql`day`, range),
  ]
  const entries = listTold(asked)
  const ofDays = Prisma.sql`
      select ${columns}
      from order_day
      where topic = ${topic} and ${ofScopeSql(asked)} and ${inRange} and ${isKeptDaySql(asked, Prisma.sql`day`)}`
  const told = () => Prisma.sql`
      select ${columns}
      from (${orderEntriesSql(entries, { topics: [topic], kinds: [toScope(asked).kind] })}) as entry
      where ${ofScopeSql(asked)} and ${inRange}`
  const parts = [...(kept === 'none' ? [] : [ofDays]), ...(entries.length === 0 ? [] : [told()])]
  return Prisma.sql`${liveSql(asked)}
    order_count as ( -- orders of a day
      ${Prisma.join(parts, ' union all ')}
    )`
}

/** True for the days of which something is kept, in a column. */
export function isKeptDaySql({ until }: Known, day: Prisma.Sql): Prisma.Sql {
  return until === null ? Prisma.sql`true` : Prisma.sql`${day} <= ${until}::date`
}

function listTold(asked: OrdersAsked): CountedOrders[] {
  const { topic, moment, kept } = asked
  const live: CountedOrders = { rows: Prisma.sql`live`, sign: 1 }
  if (kept === 'none') return [live]
  const isKept = isKeptDaySql(asked, Prisma.sql`known_on`)
  const waiting: CountedOrders[] = kept === 'all' ? [] : [live, { rows: Prisma.sql`taken_off`, sign: -1 }]
  if (topic !== 'known') return waiting
  const ofOpen = (marks: Prisma.Sql) => Prisma.sql`(
        select known_on, service, ${marks} as marks, products, known_categories
        from order_standing
        where ${isOpenSql(moment)} and ${isKept} ${kept === 'all' ? Prisma.empty : NOT_WAITING}
      )`
  return [...waiting, { rows: ofOpen(MARKED_OPEN), sign: 1 }, { rows: ofOpen(Prisma.sql`marks`), sign: -1 }]
}

const NOT_WAITING = Prisma.sql`and order_id not in (select order_id from waiting)`

/** `waiting`, `taken_off` and `live` where they are needed. */
function liveSql(asked: OrdersAsked): Prisma.Sql {
  const { topic, range, timeZone, kept } = asked
  if (kept === 'all') return Prisma.empty
  const waits = Prisma.sql`waiting as materialized ( -- the id of an order that waits
      ${waitingSql(asked)}
    ),
    taken_off as materialized ( -- such an order as it is among what is kept
      select *
      from order_standing
      where order_id = any (array(select order_id from waiting)) and ${isKeptDaySql(asked, Prisma.sql`known_on`)}
    ),`
  const isAsked =
    kept === 'none'
      ? onDaysSql(Prisma.sql`order_snapshot.created_at`, range, timeZone)
      : Prisma.sql`order_snapshot.id in (select order_id from waiting)`
  const ids = kept === 'none' ? null : Prisma.sql`select order_id from waiting`
  return Prisma.sql`${kept === 'none' ? Prisma.empty : waits}
    live as materialized ( -- an order that is told anew
      ${topic === 'known' ? knownOrdersSql(asked, isAsked) : orderStandingSql({ ...asked, asked: ids })}
    ),`
}

function knownOrdersSql(
  { scope, moment, timeZone, isShipment }: OrdersAsked,
  isAsked: Prisma.Sql,
): Prisma.Sql {
  const shipped = {
    column: Prisma.sql`shipped.at`,
    join: Prisma.sql`left join shipped on shipped.order_id = order_snapshot.id`,
  }
  const marked = markedSql({ isAsked, moment, timeZone, shipped })
  const items = isOfShop(scope)
    ? Prisma.sql`null::text[] as products, null::text[] as known_categories`
    : Prisma.sql`item.products, item.known_categories`
  const itemsOf = Prisma.sql`left join (
        select order_id, array_agg(distinct order_item.product_id) as products, array_agg(distinct known_category) as known_categories
        from order_item
        left join category on category.product_id = order_item.product_id
        where order_id in (select order_id from marked) and (order_item.quantity > 0 or order_item.returned > 0)
        group by user_id, order_id
      ) as item on item.order_id = marked.order_id`
  return Prisma.sql`
      with category as materialized ( -- a product with its category then
        ${categoriesSql(moment)}
      ),
      shipped as materialized ( -- an order with its first shipment that was known then
        select order_id, min(occurred_at) as at
        from event
        where order_id in (select id from order_snapshot where ${isAsked})
          and ${isShipment}
          and occurred_at <= ${moment}
          and received_at <= ${moment}
        group by order_id
      ),
      ${marked}
      select known_on, service, marks, to_shipped, to_delivered, ${items}
      from marked
      ${isOfShop(scope) ? Prisma.empty : itemsOf}`
}

export function toScope({ scope }: Pick<ReportQuery, 'scope'>) {
  const { product, category } = scope
  if (product !== undefined) return { kind: 'product', value: product } as const
  return category === undefined
    ? ({ kind: 'shop', value: '' } as const)
    : ({ kind: 'category', value: category } as const)
}

function ofScopeSql(asked: OrdersAsked): Prisma.Sql {
  const { kind, value } = toScope(asked)
  return Prisma.sql`scope_kind = ${kind} and scope_value = ${value} and ${isOfBothSql(asked)}`
}

/** Of a product and a category the product is told, if it is of the category. */
export function isOfBothSql({ scope: { product, category }, topic, moment }: OrdersAsked): Prisma.Sql {
  if (product === undefined || category === undefined) return Prisma.sql`true`
  const column = topic === 'known' ? Prisma.sql`known_category` : Prisma.sql`category`
  return Prisma.sql`exists (
          select 1
          from (${categoriesSql(moment)}) as told
          where told.product_id = ${product} and told.${column} = ${category}
        )`
}
