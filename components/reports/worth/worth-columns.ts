import type { WorthLine } from '@/lib/reports/worth/worth-result'

export const WORTH_COLUMNS = {
  product: (line) => line.product,
  step: (line) => line.step,
  entrants: (line) => line.entrants,
  rate: (line) => line.rate.share,
  goal: (line) => line.goal,
  point_orders: (line) => line.onePoint.orders,
  point_revenue: (line) => line.onePoint.revenue,
  goal_orders: (line) => line.toGoal.orders,
  goal_revenue: (line) => line.toGoal.revenue,
} as const satisfies Record<string, (line: WorthLine) => string | number | null>

export type WorthColumn = keyof typeof WORTH_COLUMNS

export const WORTH_COLUMN_NAMES = Object.keys(WORTH_COLUMNS) as readonly WorthColumn[]

export const WORTH_LABELS: Record<WorthColumn, string> = {
  product: 'Product',
  step: 'Step',
  entrants: 'Reach it a quarter',
  rate: 'Rate',
  goal: 'Best quarter from',
  point_orders: '+1 point: orders',
  point_revenue: '+1 point: revenue',
  goal_orders: 'To there: orders',
  goal_revenue: 'To there: revenue',
}

/** What is looked at: orders or money. */
export type WorthBy = 'orders' | 'revenue'
