import type { Db } from '@/lib/db'
import { currencySql } from '@/lib/sql/currency-sql'
import { Prisma } from '@/prisma/generated/client'
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
  const rows = await db.$queryRaw<CurrencyOrders[]>(Prisma.sql`
    select ${currencySql(Prisma.sql`currency`, usual)} as currency, count(*)::float8 as orders
    from "order"
    where order_total is not null or currency is not null
    group by 1
    order by 2 desc, 1`)
  return toShopCurrency(rows, usual)
}

/** `rows`: those of most orders first. */
export function toShopCurrency(rows: readonly CurrencyOrders[], usual: string | null): ShopCurrency | null {
  const currency = rows.find((row) => row.currency !== null)?.currency ?? usual
  if (currency === null) return null
  return { currency, others: rows.filter((row) => row.currency !== currency) }
}
