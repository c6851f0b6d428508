import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listStepRates } from '@/lib/funnel/rates'
import { EVERYTHING, overRange } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import type { Day, DayRange } from '@/lib/time/day'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { SHOP_CURRENCY } from '../money/shop-currency'
import { ofWholeShop } from '../products/list-in-scope'
import { PRODUCT_COUNTS } from '../products/products-report'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { currencyOf, FEWEST_DAYS, toWorthResult, type WorthLine, type WorthResult } from './worth-result'
import { type OrderedRow, orderedSql } from './worth-sql'

type Line = Labelled<WorthLine> & Readonly<{ currency: string | null }>

const COLUMNS: readonly Column<Line>[] = [
  PRODUCT,
  ...toColumns<Line>('text', 'category', 'step'),
  { name: 'entrants_per_quarter', kind: 'number', value: (row) => row.entrants },
  { name: 'rate', kind: 'share', value: (row) => ratio(row.part, row.whole) },
  { name: 'shrunk_rate', kind: 'share', value: (row) => row.shrunk.share },
  { name: 'p75', kind: 'share', value: (row) => row.toReach.share },
  { name: 'orders_per_point', kind: 'number', value: (row) => row.perPoint.orders.value },
  { name: 'revenue_per_point', kind: 'number', value: (row) => row.perPoint.revenue?.value ?? null },
  { name: 'orders_to_p75', kind: 'number', value: (row) => row.toTarget.orders.value },
  ...toEnds<Line>('orders_to_p75', 'number', (row) => row.toTarget.orders.interval),
  { name: 'revenue_to_p75', kind: 'number', value: (row) => row.toTarget.revenue?.value ?? null },
  ...toEnds<Line>('revenue_to_p75', 'number', (row) => row.toTarget.revenue?.interval),
  ...toColumns<Line>('text', 'currency'),
]

const JSON_COLUMNS: readonly Column<Line>[] = [
  ...COLUMNS,
  PRODUCT_ID,
  ...toEnds<Line>('orders_per_point', 'number', (row) => row.perPoint.orders.interval),
  { name: 'orders_to_p75_cautious', kind: 'number', value: (row) => row.toTarget.orders.cautious },
  { name: 'revenue_to_p75_cautious', kind: 'number', value: (row) => row.toTarget.revenue?.cautious ?? null },
  { name: 'p75_of_category', kind: 'text', value: (row) => row.toReach.category },
  { name: 'p75_of_products', kind: 'count', value: (row) => row.toReach.products },
]

/**
 * A row a product and step, by what reaching the 75th percentile would bring in revenue, most first. Of fewer days than
 * tell of a quarter there are no rows. `p75_of_category` is null where the percentile is that of the whole shop.
 */
export const WORTH = defineReport({
  name: 'worth',
  title: 'What is it worth?',
  question: 'What would a better rate of each product and step bring in a quarter?',
  reads: [...FUNNEL_MODELS, 'order', 'order_day', 'order_standing'],
  takes: ['today', 'currency'],
  rates: { over: 'pairs', of: ({ query }) => listStepRates(funnelOf(query)).map(({ name }) => name) },
  run: async (db, asked, ask) => {
    const result = await runWorth(db, asked, ask)
    return { ...result, lines: await labelLines(db, result.lines) }
  },
  toTable: (result) => toReportTable(COLUMNS, tellApart(withCurrency(result))),
  toJson: ({ query, days, lines, currency }) => ({
    counted_from: query.range?.from ?? null,
    counted_to: query.range?.to ?? null,
    days,
    fewest_days: FEWEST_DAYS,
    rows: toRecords(toReportTable(JSON_COLUMNS, withCurrency({ lines, currency }))),
  }),
})

type Labels = Readonly<{ lines: readonly Labelled<WorthLine>[] }> & Pick<WorthResult, 'currency'>

/** The currency stands beside amounts, and nowhere else. */
function withCurrency({ lines, currency }: Labels): Line[] {
  return lines.map((line) => ({
    ...line,
    currency: line.toTarget.revenue ? currencyOf({ currency }) : null,
  }))
}

/** What a better rate of each product and step would bring in a quarter. Throws `unknown_product` and `unknown_category`. */
export async function runWorth(
  db: Db,
  { query, today, currency: usual }: Asked<'today' | 'currency'>,
  ask: AskAnother,
): Promise<WorthResult> {
  await requireScope(db, query.scope)
  const days = toWholeDays(query.range, await getDataRange(db), today)
  if (!days) return toWorthResult({ ...query, range: null }, [], [])
  const counted = overRange(query, days)
  const [{ products }, ordered, currency] = await Promise.all([
    ask(PRODUCT_COUNTS, { query: ofWholeShop(counted) }),
    db.$queryRaw<OrderedRow[]>(orderedSql()),
    ask(SHOP_CURRENCY, { query: EVERYTHING, currency: usual }),
  ])
  const result = toWorthResult(counted, products, ordered)
  return currency ? { ...result, currency } : result
}

/**
 * The days of `range` that can be scaled to a quarter: those from the first session of the shop to the last (`data`)
 * that are over, which today is not. Null range is all time; null where there is no such day.
 */
export function toWholeDays(range: DayRange | null, data: DayRange | null, today: Day): DayRange | null {
  if (!data) return null
  const from = range && range.from > data.from ? range.from : data.from
  const to = [range?.to ?? data.to, data.to, today].reduce((a, b) => (a < b ? a : b))
  return from < to ? { from, to } : null
}
