import { askSettings } from '@/app/_answers/read-request-settings'
import type { Db } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import { runOrderHistory, runProductHistory } from '@/lib/reports/history/run-history'
import { runShopCurrency } from '@/lib/reports/money/shop-currency'

/** What was known of an order; its amounts are in its currency, or in that of the settings. Throws as `runOrderHistory`. */
export async function runOrderLife(db: Db, id: string, knowledge: Knowledge) {
  const history = await runOrderHistory(db, id, knowledge)
  return { ...history, currency: history.currency ?? (await askSettings()).currency }
}

/** What was known of a product; its price is taken to be in the currency of the shop. Throws as `runProductHistory`. */
export async function runProductLife(db: Db, id: string, knowledge: Knowledge) {
  const [history, shop] = await Promise.all([
    runProductHistory(db, id, knowledge),
    runShopCurrency(db, (await askSettings()).currency),
  ])
  return { ...history, currency: shop?.currency ?? null }
}
