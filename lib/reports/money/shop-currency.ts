import type { Db } from '@/lib/db'
import { currencySql } from '@/lib/sql/currency-sql'
import { type OrdersAsked, orderCountSql } from '@/lib/sql/orders/order-days-sql'
import { fromPartSql } from '@/lib/sql/orders/order-entries-sql'
import { hasMoneyMarkSql } from '@/lib/sql/orders/order-marks-sql'
import { Prisma } from '@/prisma/generated/client'
import { askAllOrders } from '../orders-asked'
import type { Question } from '../report'

/** How many orders are in a currency; null: nobody said which. */
export type CurrencyOrders = Readonly<{ currency: string | null; orders: number }>

/** In which currency a shop is spoken of, and the others that orders are in, those of most orders first. */
export type ShopCurrency = Readonly<{ currency: string; others: readonly CurrencyOrders[] }>

/**
 * The currency of a shop that says no prices by currency: its only one, or that of most orders. Orders of which nobody said
 * one are in `currency` of the settings; without that they are in none, and count as others where there are some with one. Null
 * where nobody said any.
 */
export const SHOP_CURRENCY: Question<ShopCurrency | null, 'currency'> = {
  name: 'shop-currency',
  takes: ['currency'],
  run: (db, { currency }) => runShopCurrency(db, currency ?? null),
}

export async function runShopCurrency(db: Db, usual: string | null): Promise<ShopCurrency | null> {
  const asked = await askAllOrders(db, 'money')
  return toShopCurrency(await db.$queryRaw<CurrencyOrders[]>(currenciesSql(asked, usual)), usual)
}

/** Orders that are gone are in no count of days, and few. */
function currenciesSql(asked: OrdersAsked, usual: string | null): Prisma.Sql {
  const part = fromPartSql(Prisma.sql`part`)
  return Prisma.sql`
    with ${orderCountSql(asked)},
    said as ( -- orders of which somebody said an amount or a currency
      select ${part} as currency, orders
      from order_count
      where part <> '' or not ${hasMoneyMarkSql(Prisma.sql`mark`, 'withoutAmount')}
      union all
      select currency, 1
      from "order"
      where gone_at is not null and (order_total is not null or currency is not null)
    )
    select ${currencySql(Prisma.sql`currency`, usual)} as currency, sum(orders)::float8 as orders
    from said
    group by 1
    having sum(orders) > 0
    order by 2 desc, 1`
}

/** `rows`: those of most orders first. */
export function toShopCurrency(rows: readonly CurrencyOrders[], usual: string | null): ShopCurrency | null {
  const currency = rows.find((row) => row.currency !== null)?.currency ?? usual
  if (currency === null) return null
  return { currency, others: rows.filter((row) => row.currency !== currency) }
}
