import type { Db } from '@/lib/db'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import type { Day } from '@/lib/time/day'
import { ofWholeShop } from '../products/list-in-scope'
import { runProducts } from '../products/run-products'
import { toWholeDays } from './whole-days'
import { toWorthResult, type WorthResult } from './worth-result'
import { type OrderedRow, orderedSql } from './worth-sql'

/** What a better rate of each product and step would bring in a quarter. Throws `unknown_product` and `unknown_category`. */
export async function runWorth(db: Db, query: ReportQuery, today: Day): Promise<WorthResult> {
  await requireScope(db, query)
  const days = toWholeDays(query.range, await getDataRange(db), today)
  if (!days) return toWorthResult({ ...query, range: null }, [], [])
  const counted = overRange(query, days)
  const [{ products }, ordered] = await Promise.all([
    runProducts(db, ofWholeShop(counted)),
    db.$queryRaw<OrderedRow[]>(orderedSql()),
  ])
  return toWorthResult(counted, products, ordered)
}
