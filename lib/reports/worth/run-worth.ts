import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { getDataRange } from '@/lib/store/freshness'
import type { DayRange } from '@/lib/time/day'
import { runProducts } from '../products/run-products'
import { toWorthResult, type WorthResult } from './worth-result'
import { type OrderValueRow, orderValuesSql } from './worth-sql'

/**
 * What a better rate would bring in a quarter, by product and step. Throws `unknown_product` and `unknown_category`.
 */
export async function runWorth(db: Db, query: ReportQuery): Promise<WorthResult> {
  const [products, values, data] = await Promise.all([
    runProducts(db, query),
    db.$queryRaw<OrderValueRow[]>(orderValuesSql()),
    getDataRange(db),
  ])
  return toWorthResult(products, values, toCovered(query.range, data))
}

/** The days of the range on which there can have been sessions. */
function toCovered(range: DayRange | null, data: DayRange | null): DayRange | null {
  if (!data || !range) return data
  const from = range.from > data.from ? range.from : data.from
  const to = range.to < data.to ? range.to : data.to
  return from < to ? { from, to } : null
}
