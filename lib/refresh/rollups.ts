import { DAILY_COUNTS } from './daily-counts'
import type { Rollup } from './rollup'

/** All that refresh keeps up to date beside session_path and product_funnel, in this order. */
export const ROLLUPS: readonly Rollup[] = [DAILY_COUNTS]

/** Their tables, and those that they add up. */
export const DERIVED_TABLES: readonly string[] = [
  'session_path',
  'product_funnel',
  ...ROLLUPS.flatMap(({ tables }) => tables),
]
