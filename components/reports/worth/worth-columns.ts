import type { GapLine } from '@/lib/reports/worth/worth-result'

export const WORTH_COLUMNS = {
  product: (line) => line.product,
  category: (line) => line.category,
  step: (line) => line.gap.label,
  entrants: (line) => line.entrants,
  rate: (line) => (line.whole > 0 ? line.shrunk.share : null),
  p75: (line) => line.toReach.share,
  point_orders: (line) => line.perPoint.orders.value,
  point_revenue: (line) => line.perPoint.revenue?.value ?? null,
  orders: (line) => line.toTarget.orders.value,
  revenue: (line) => line.toTarget.revenue?.value ?? null,
} as const satisfies Record<string, (line: GapLine) => string | number | null>

export type WorthColumn = keyof typeof WORTH_COLUMNS

export const WORTH_COLUMN_NAMES = Object.keys(WORTH_COLUMNS) as readonly WorthColumn[]

/** Columns of money, which a shop without prices has none of. */
export const REVENUE_COLUMNS: readonly WorthColumn[] = ['point_revenue', 'revenue']

/** Columns of text, which sort up first. */
export const TEXT_COLUMNS: readonly WorthColumn[] = ['product', 'category', 'step']

export const WORTH_LABELS: Record<WorthColumn, string> = {
  product: 'Product',
  category: 'Category',
  step: 'Step',
  entrants: 'Entrants a quarter',
  rate: 'Rate now',
  p75: '75th percentile',
  point_orders: 'One point: orders',
  point_revenue: 'One point: revenue',
  orders: 'Reaching it: orders',
  revenue: 'Reaching it: revenue',
}
