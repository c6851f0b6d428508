import { MONEY_MARKS, type MoneyMark } from '@/lib/orders/order-marks'
import type { ReportQuery } from '@/lib/query/report-query'
import { currencySql } from '@/lib/sql/currency-sql'
import { onDaysSql } from '@/lib/sql/day-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { type OrdersAsked, orderCountSql } from '@/lib/sql/orders/order-days-sql'
import { fromPartSql } from '@/lib/sql/orders/order-entries-sql'
import { hasMoneyMarkSql } from '@/lib/sql/orders/order-marks-sql'
import { orderInScopeSql } from '@/lib/sql/orders/order-scope-sql'
import { isStatusSql, orderStatusSql } from '@/lib/sql/orders/order-status-sql'
import { isOfShop } from '@/lib/sql/scope-sql'
import { Prisma } from '@/prisma/generated/client'
import type { MoneyLine } from './money-result'

/** How days are cut, and what orders are in of which nobody said a currency. */
export type MoneySettings = Readonly<{ timeZone: string; currency: string | null }>

/** One row a currency. */
export type MoneyRow = MoneyLine

const SUMS = {
  orders: Prisma.sql`count(*)`,
  withoutAmount: Prisma.sql`count(*) filter (where total is null)`,
  gross: Prisma.sql`coalesce(sum(total), 0)`,
  cancelled: Prisma.sql`count(*) filter (where is_cancelled)`,
  cancelledAmount: Prisma.sql`coalesce(sum(total) filter (where is_cancelled), 0)`,
  refunded: Prisma.sql`count(*) filter (where is_refunded)`,
  refundedAmount: Prisma.sql`sum(came_back)`,
  refundedWithoutAmount: Prisma.sql`count(*) filter (where is_untold)`,
  refundedAbove: Prisma.sql`count(*) filter (where came_back > coalesce(total, 0))`,
  net: Prisma.sql`sum(left_over)`,
  otherRefunds: Prisma.sql`0`,
  otherAmount: Prisma.sql`0`,
  unknownRefunds: Prisma.sql`0`,
  unknownAmount: Prisma.sql`0`,
} as const satisfies Record<Exclude<keyof MoneyRow, 'currency'>, Prisma.Sql>

const NAMES = Object.keys(SUMS) as (keyof typeof SUMS)[]

/**
 * `MoneyRow`s, those of most orders first: orders that were made on the days of the question, as they are stored now, with all
 * that came back of them whenever it did. A refund is taken off the order that it is of while both are in one currency;
 * all else stands beside, refunds of orders that nobody knows by the day on which they came.
 */
export function moneySql(asked: OrdersAsked, query: ReportQuery, settings: MoneySettings): Prisma.Sql {
  return Prisma.sql`
    with ${orderCountSql(asked)},
    waits as ( -- an order that is told by itself: a refund of it is in another currency, or it is not there
      ${waitsSql(asked)}
    ),
    ${chosenSql(query, settings)},
    came as ( -- a refund of such an order
      select chosen.id, amount, ${refundCurrency(Prisma.sql`chosen.currency`)} as currency,
        ${refundCurrency(Prisma.sql`chosen.currency`)} is distinct from chosen.currency as is_other
      from chosen
      join refund on refund.order_id = chosen.id
    ),
    refunded as ( -- an order with what refunds in its currency say
      select id, sum(amount) as amount, bool_or(amount is null) as is_untold
      from came
      where not is_other
      group by id
    ),
    told as ( -- an order with what came back of it: where only its status says that it did, all of it
      select chosen.*,
        refunded.id is not null or says_refunded as is_refunded,
        coalesce(refunded.amount, case when says_refunded then total end, 0) as came_back,
        coalesce(refunded.is_untold, says_refunded)
          and not (says_refunded and refunded.amount is null and total is not null) as is_untold
      from chosen
      left join refunded using (id)
    ),
    settled as ( -- the same, with what is left; what came back of a cancelled order is taken off once
      select *,
        case
          when is_cancelled then least(coalesce(total, 0) - came_back, 0)
          else coalesce(total, 0) - came_back
        end as left_over
      from told
    ),
    line as ( -- orders of a currency, or refunds that are taken off no order of theirs
      select ${currencySql(fromPartSql(Prisma.sql`part`), settings.currency)} as currency, ${keptSumsSql()}
      from order_count
      where not ${hasMoneyMarkSql(Prisma.sql`mark`, 'waits')}
      group by part
      union all
      select currency, ${sumsSql()}
      from settled
      group by currency
      union all
      ${strayedSql(query, settings)}
    )
    select currency, ${Prisma.join(NAMES.map((name) => Prisma.sql`sum(${identifierSql(name)})::float8 as ${identifierSql(name)}`))}
    from line
    group by currency
    having sum(orders) + sum("otherRefunds") + sum("unknownRefunds") > 0
    order by sum(orders) desc, currency nulls last`
}

/** Such orders, whose refunds are of these. */
function waitsSql({ kept }: OrdersAsked): Prisma.Sql {
  const waits = Prisma.sql`where money_marks >= ${Prisma.raw(String(MONEY_MARKS.waits))}`
  const live = Prisma.sql`select order_id, made_on from live ${waits}`
  const stored = Prisma.sql`select order_id, made_on from order_standing ${waits}`
  if (kept === 'none') return live
  return kept === 'all'
    ? stored
    : Prisma.sql`${stored} and order_id not in (select order_id from waiting) union all ${live}`
}

const has = (...names: readonly MoneyMark[]) => hasMoneyMarkSql(Prisma.sql`mark`, ...names)

const KEPT_SUMS = {
  ...Object.fromEntries(NAMES.map((name) => [name, Prisma.sql`0`])),
  orders: Prisma.sql`sum(orders)`,
  withoutAmount: Prisma.sql`coalesce(sum(orders) filter (where ${has('withoutAmount')}), 0)`,
  gross: Prisma.sql`sum(paid)`,
  cancelled: Prisma.sql`coalesce(sum(orders) filter (where ${has('cancelled')}), 0)`,
  cancelledAmount: Prisma.sql`coalesce(sum(paid) filter (where ${has('cancelled')}), 0)`,
  refunded: Prisma.sql`coalesce(sum(orders) filter (where ${has('refunded')}), 0)`,
  refundedAmount: Prisma.sql`sum(came_back)`,
  refundedWithoutAmount: Prisma.sql`coalesce(sum(orders) filter (where ${has('untold')}), 0)`,
  refundedAbove: Prisma.sql`coalesce(sum(orders) filter (where ${has('above')}), 0)`,
  net: Prisma.sql`sum(left_over)`,
} as Readonly<Record<keyof typeof SUMS, Prisma.Sql>>

function keptSumsSql(): Prisma.Sql {
  return Prisma.join(NAMES.map((name) => Prisma.sql`${KEPT_SUMS[name]} as ${identifierSql(name)}`))
}

/** `chosen`: an order of the question. */
function chosenSql(query: ReportQuery, { timeZone, currency }: MoneySettings): Prisma.Sql {
  const stood = orderStatusSql(Prisma.sql`status`)
  return Prisma.sql`chosen as materialized ( -- an order that was made on these days
      select "order".id, order_total as total, ${currencySql(Prisma.sql`currency`, currency)} as currency,
        ${isStatusSql(stood, 'cancelled')} as is_cancelled,
        ${isStatusSql(stood, 'refunded')} as says_refunded
      from "order"
      where gone_at is null
        and "order".id in (select order_id from waits where made_on is not null)
        and ${onDaysSql(Prisma.sql`created_at`, query.range, timeZone)}
        and ${orderInScopeSql(query.scope)}
    )`
}

/** Refunds in another currency than their order, and those of orders that nobody knows: of which products is not known. */
function strayedSql(query: ReportQuery, { timeZone, currency }: MoneySettings): Prisma.Sql {
  const others = Prisma.sql`
      select currency, ${strayedSumsSql('otherRefunds', 'otherAmount')}
      from came
      where is_other
      group by currency`
  if (!isOfShop(query.scope)) return others
  return Prisma.sql`${others}
      union all
      select ${currencySql(Prisma.sql`currency`, currency)}, ${strayedSumsSql('unknownRefunds', 'unknownAmount')}
      from refund
      where ${onDaysSql(Prisma.sql`refunded_at`, query.range, timeZone)}
        and refund.order_id in (select order_id from waits where made_on is null)
      group by 1`
}

/** In the currency of its order, where it names none. */
function refundCurrency(ofOrder: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(upper(refund.currency), ${ofOrder})`
}

function sumsSql(): Prisma.Sql {
  return Prisma.join(NAMES.map((name) => Prisma.sql`${SUMS[name]} as ${identifierSql(name)}`))
}

function strayedSumsSql(count: keyof typeof SUMS, amount: keyof typeof SUMS): Prisma.Sql {
  const sums: Partial<Record<keyof typeof SUMS, Prisma.Sql>> = {
    [count]: Prisma.sql`count(*)`,
    [amount]: Prisma.sql`coalesce(sum(amount), 0)`,
  }
  return Prisma.join(NAMES.map((name) => sums[name] ?? Prisma.sql`0`))
}
