import type { Db } from '@/lib/db'
import { overRange } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import { ofWholeShop } from '../products/list-in-scope'
import { PRODUCT_COUNTS } from '../products/run-products'
import type { AskAnother, Asked } from '../report'
import { toWholeDays } from './whole-days'
import { toWorthResult, type WorthResult } from './worth-result'
import { type OrderedRow, orderedSql } from './worth-sql'

/** What a better rate of each product and step would bring in a quarter. Throws `unknown_product` and `unknown_category`. */
export async function runWorth(
  db: Db,
  { query, today }: Asked<'today'>,
  ask: AskAnother,
): Promise<WorthResult> {
  await requireScope(db, query.scope)
  const days = toWholeDays(query.range, await getDataRange(db), today)
  if (!days) return toWorthResult({ ...query, range: null }, [], [])
  const counted = overRange(query, days)
  const [{ products }, ordered] = await Promise.all([
    ask(PRODUCT_COUNTS, { query: ofWholeShop(counted) }),
    db.$queryRaw<OrderedRow[]>(orderedSql()),
  ])
  return toWorthResult(counted, products, ordered)
}
