import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listStepRates } from '@/lib/funnel/rates'
import { ratio } from '@/lib/stats/ratio'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { runWorth } from './run-worth'
import { FEWEST_DAYS, type WorthLine } from './worth-result'

type Line = Labelled<WorthLine>

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
  reads: ['order_item', 'product', 'product_day', 'product_funnel'],
  takes: ['today'],
  rates: { over: 'pairs', of: () => listStepRates(PRODUCT_FUNNEL).map(({ name }) => name) },
  run: async (db, asked, ask) => {
    const result = await runWorth(db, asked, ask)
    return { ...result, lines: await labelLines(db, result.lines) }
  },
  toTable: ({ lines }) => toReportTable(COLUMNS, tellApart(lines)),
  toJson: ({ query, days, lines }) => ({
    counted_from: query.range?.from ?? null,
    counted_to: query.range?.to ?? null,
    days,
    fewest_days: FEWEST_DAYS,
    rows: toRecords(toReportTable(JSON_COLUMNS, lines)),
  }),
})
