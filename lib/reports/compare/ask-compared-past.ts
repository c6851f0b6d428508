import type { Db } from '@/lib/db'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import { ofWholeShop } from '../products/list-in-scope'
import { PRODUCT_COUNTS } from '../products/products-report'
import type { AskAnother } from '../report'
import { askLikeness } from '../usual/ask-likeness'
import { listKnownPairs } from '../usual/usual-report'
import type { ComparedPast } from './compare-result'

/** What the shop's products did in pairs of ranges before these two, none where one is all time; and how alike a user's sessions are over `alike`. */
export async function askComparedPast(
  db: Db,
  ask: AskAnother,
  query: ReportQuery,
  before: ReportQuery | null,
  alike: ReportQuery,
): Promise<ComparedPast> {
  const count = (asked: ReportQuery) => ask(PRODUCT_COUNTS, { query: ofWholeShop(asked) })
  const ranges = before ? await listKnownPairs(db, before, query) : []
  const [pairs, likeness] = await Promise.all([
    Promise.all(
      ranges.map(async (pair) => ({
        before: await count(overRange(query, pair.before)),
        now: await count(overRange(query, pair.now)),
      })),
    ),
    askLikeness(ask, alike, async (asked) => (await count(asked)).pairs.reached),
  ])
  return { pairs, likeness }
}
