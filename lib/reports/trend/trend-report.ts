import { RATE_METRICS } from '@/lib/query/metric'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, sayGaps, toRecords, toReportTable } from '../report-table'
import { runTrend } from './run-trend'
import type { TrendPoint } from './trend-result'

const COLUMNS: readonly Column<TrendPoint>[] = [
  { name: 'start', kind: 'day', value: (row) => row.start },
  { name: 'viewed', kind: 'count', value: (row) => row.viewed },
  { name: 'added_to_cart', kind: 'count', value: (row) => row.addedToCart },
  { name: 'checked_out', kind: 'count', value: (row) => row.checkedOut },
  { name: 'shipped', kind: 'count', value: (row) => row.shipped },
  { name: 'cart_per_view', kind: 'share', value: (row) => row.cartPerView },
  { name: 'checkout_per_cart', kind: 'share', value: (row) => row.checkoutPerCart },
  { name: 'checkout_per_view', kind: 'share', value: (row) => row.checkoutPerView },
]

export const TREND = defineReport({
  name: 'trend',
  title: 'Trend',
  question: 'How do counts and rates move over time?',
  reads: FUNNEL_MODELS,
  takes: ['grain'],
  rates: { over: 'units', of: () => RATE_METRICS },
  compares: 'twice',
  run: (db, { query }) => runTrend(db, query),
  toTable: ({ points }) => toReportTable(COLUMNS, points),
  toJson: ({ points, query: { grain } }) => {
    const records = toRecords(toReportTable(COLUMNS, points))
    const rows = points.map(({ partial }, index) => ({ ...records[index], partial }))
    return { grain, ...sayGaps(points, grain), rows }
  },
})
