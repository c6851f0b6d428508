import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import type { OrderSearch } from '@/lib/orders/order-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type OrderRow, type OrdersResult, toOrdersResult } from './orders-result'
import { ordersSql } from './orders-sql'

/** How many orders, and what those are in that do not say (null: nobody knows). */
type Taken = Readonly<{ take: number; currency: string | null }>

/**
 * Orders of the question as they were known, those that are looked for, the latest first. A page too far is the first.
 * Throws `unknown_product` and `unknown_category`.
 */
export async function runOrders(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
  search: OrderSearch,
  { take, currency }: Taken,
): Promise<OrdersResult & Readonly<{ page: number }>> {
  await requireScope(db, query.scope)
  const skip = (search.page - 1) * take
  const rows = await db.$queryRaw<OrderRow[]>(ordersSql(query, knowledge, search, { skip, take, currency }))
  if (rows.length === 0 && skip > 0)
    return runOrders(db, query, knowledge, { ...search, page: 1 }, { take, currency })
  return { ...toOrdersResult(rows), page: search.page }
}

/**
 * All pages of such a list. Throws `bad_parameter` where it has more than that many orders, which no file is to be without
 * a word; else as `runOrders` does.
 */
export async function runAllOrders(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
  search: OrderSearch,
  { take: most, currency }: Taken,
): Promise<OrdersResult> {
  const result = await runOrders(db, query, knowledge, { ...search, page: 1 }, { take: most, currency })
  if (result.matching <= most) return result
  const sentence = `There are ${formatCount(result.matching)} such orders, and a file holds ${formatCount(most)}. Choose fewer days, or a state.`
  throw new TundishError('bad_parameter', sentence)
}
