import { MONEY_MARKS } from '@/lib/orders/order-marks'
import { Prisma } from '@/prisma/generated/client'
import { dayOfSql } from '../day-sql'
import { AT_LAST, categoriesSql, markedSql } from './order-known-sql'
import { setSql } from './order-marks-sql'
import { isStatusSql, orderStatusSql } from './order-status-sql'

/** Which orders (a column order_id, ids may come several times; null: all), in which zone, and which events are checkouts and shipments. */
export type Standing = Readonly<{
  asked: Prisma.Sql | null
  timeZone: string
  isCheckout: Prisma.Sql
  isShipment: Prisma.Sql
}>

/**
 * Rows of order_standing: an order that is stored, was ever known or was checked out, or of which there is an item, by all that is stored. `known_on`, `service`, `marks` and
 * the times (in microseconds, null where they run backwards) are of its version that holds, null and 0 where none does. From `settles_at` on
 * no later moment changes anything of that; from `opens_at` to then all is the same but that its promise is open, not late; null: it is not
 * known to be so. `known_since`: when a version first began. `made_on` is the day of a row that is there, before all days where it has no time; `tracked_on` that of its first checkout.
 */
export function orderStandingSql(standing: Standing): Prisma.Sql {
  const { timeZone } = standing
  return Prisma.sql`
    with asked as ( -- an order that is looked at
      ${askedSql(standing)}
    ),
    ${storedSql(standing)},
    ${markedSql({ ...standing, moment: AT_LAST, isAsked: isAskedSql(standing.asked, Prisma.sql`order_snapshot.id`), shipped: SHIPPED })},
    ${moneySql(standing)},
    ${itemsSql(standing)}
    select asked.order_id, known_on, service, coalesce(marks, 0) as marks, to_shipped, to_delivered,
      coalesce(greatest(changed.at, shipment.at, decided_at), '-infinity') as settles_at,
      case when is_overdue and decided_at > greatest(changed.at, shipment.at) then greatest(changed.at, shipment.at) end as opens_at,
      case when money.order_id is not null
        then coalesce(${dayOfSql(Prisma.sql`money.created_at`, timeZone)}, '-infinity') end as made_on,
      coalesce(money.is_filed, false) as is_filed,
      ${dayOfSql(Prisma.sql`tracked.at`, timeZone)} as tracked_on,
      upper(money.currency) as currency, coalesce(money_marks, case when came.order_id is null then 0 else ${WAITS} end)::smallint as money_marks,
      coalesce(total, 0) as paid, coalesce(money.came_back, 0) as came_back, coalesce(left_over, 0) as left_over,
      item.products, item.known_categories, item.categories, changed.since as known_since,
      item.kept_pieces
    from asked
    left join marked on marked.order_id = asked.order_id
    left join changed on changed.order_id = asked.order_id
    left join shipment on shipment.order_id = asked.order_id
    left join tracked on tracked.order_id = asked.order_id
    left join money on money.order_id = asked.order_id
    left join came on came.order_id = asked.order_id
    left join item on item.order_id = asked.order_id
    where marked.order_id is not null or money.order_id is not null or tracked.at is not null or changed.at is not null
      or came.order_id is not null or item.order_id is not null`
}

function askedSql({ asked, isCheckout }: Standing): Prisma.Sql {
  if (asked) return Prisma.sql`select distinct order_id from (${asked}) as given`
  return Prisma.sql`select id as order_id from "order"
      union
      select id from order_snapshot
      union
      select order_id from event where order_id is not null and ${isCheckout}
      union
      select order_id from refund
      union
      select order_id from order_item where quantity > 0 or returned > 0`
}

/** True for the id of an order that is looked at. */
function isAskedSql(asked: Prisma.Sql | null, id: Prisma.Sql): Prisma.Sql {
  return asked ? Prisma.sql`${id} in (select order_id from asked)` : Prisma.sql`true`
}

/** `changed`, `tracked`, `shipment`: what versions and events say of when. */
function storedSql({ asked, isCheckout, isShipment }: Standing): Prisma.Sql {
  return Prisma.sql`changed as ( -- an order with when a version of it first began, and when one last began or ended
      select id as order_id, min(dbt_valid_from) as since, max(greatest(dbt_valid_from, dbt_valid_to)) as at
      from order_snapshot
      where ${isAskedSql(asked, Prisma.sql`id`)}
      group by id
    ),
    tracked as ( -- an order with its first checkout
      select order_id, min(occurred_at) as at
      from event
      where order_id is not null and ${isCheckout} and ${isAskedSql(asked, Prisma.sql`order_id`)}
      group by order_id
    ),
    shipment as ( -- an order with its first shipment, and when all are known
      select order_id, min(occurred_at) as shipped_at, max(greatest(occurred_at, received_at)) as at
      from event
      where order_id is not null and ${isShipment} and ${isAskedSql(asked, Prisma.sql`order_id`)}
      group by order_id
    )`
}

const SHIPPED = {
  column: Prisma.sql`shipment.shipped_at`,
  join: Prisma.sql`left join shipment on shipment.order_id = order_snapshot.id`,
}

const STATUS = orderStatusSql(Prisma.sql`"order".status`)

const WAITS = Prisma.raw(String(MONEY_MARKS.waits))

/** `money`: an order that is there, with what it brought. One whose refunds are in another currency waits, as do refunds of none. */
function moneySql({ asked }: Standing): Prisma.Sql {
  return Prisma.sql`came as ( -- an order with what came back of it
      select order_id, sum(amount) as amount, bool_or(amount is null) as is_untold,
        array_agg(distinct upper(currency)) filter (where currency is not null) as currencies
      from refund
      where ${isAskedSql(asked, Prisma.sql`order_id`)}
      group by order_id
    ),
    paid as ( -- an order that is there, with what its status says of money
      select "order".id as order_id, created_at, currency, is_filed, order_total as total, came.amount, came.order_id is not null as is_refunded,
        coalesce(came.is_untold, false) as is_untold,
        (came.currencies is not null and came.currencies is distinct from array[upper(currency)]) as is_other,
        ${isStatusSql(STATUS, 'cancelled')} as is_cancelled, ${isStatusSql(STATUS, 'refunded')} as says_refunded
      from "order"
      left join came on came.order_id = "order".id
      where gone_at is null and ${isAskedSql(asked, Prisma.sql`"order".id`)}
      offset 0
    ),
    back as ( -- the same with what came back of it: where only its status says that it did, all of it
      select *, coalesce(amount, case when says_refunded then total end, 0) as came_back
      from paid
      offset 0
    ),
    money as ( -- the same with what is left; what came back of a cancelled order is taken off once
      select *,
        case
          when is_cancelled then least(coalesce(total, 0) - came_back, 0)
          else coalesce(total, 0) - came_back
        end as left_over,
        ${setSql(MONEY_MARKS, {
          withoutAmount: Prisma.sql`total is null`,
          cancelled: Prisma.sql`is_cancelled`,
          refunded: Prisma.sql`(is_refunded or says_refunded)`,
          untold: Prisma.sql`(case when is_refunded then is_untold else says_refunded end
            and not (says_refunded and amount is null and total is not null))`,
          above: Prisma.sql`came_back > coalesce(total, 0)`,
          waits: Prisma.sql`is_other`,
        })} as money_marks
      from back
    )`
}

/** `item`: an order with its products, how many pieces of each were kept (null: none was sent), and their categories then and now. */
function itemsSql({ asked }: Standing): Prisma.Sql {
  return Prisma.sql`held as ( -- an order with one of its products
      select user_id, order_id, product_id, (sum(greatest(quantity - returned, 0)) filter (where quantity > 0))::int as pieces
      from order_item
      where (quantity > 0 or returned > 0) and ${isAskedSql(asked, Prisma.sql`order_id`)}
      group by user_id, order_id, product_id
    ),
    item as ( -- an order with its products, and their categories then and now
      select order_id, array_agg(held.product_id order by held.product_id) as products,
        array_agg(pieces order by held.product_id) as kept_pieces,
        array_agg(distinct category.known_category) filter (where category.known_category is not null) as known_categories,
        array_agg(distinct category.category) filter (where category.category is not null) as categories
      from held
      left join (${categoriesSql(AT_LAST)}) as category on category.product_id = held.product_id
      group by user_id, order_id
    )`
}
