import { ORDER_TABLES } from '../orders/order-standing'
import { FUNNEL_COUNTS } from './funnel-counts'
import type { Rollup } from './rollup'
import { SESSION_COUNTS } from './session-counts'
import { STEP_TIMES } from './step-times'

/** All that refresh keeps up to date beside session_path and product_funnel, in this order. */
export const ROLLUPS: readonly Rollup[] = [FUNNEL_COUNTS, STEP_TIMES, SESSION_COUNTS]

/** Their tables, those that they add up, and those of orders. */
export const DERIVED_TABLES: readonly string[] = [
  'session_path',
  'product_funnel',
  ...ROLLUPS.flatMap(({ tables }) => tables),
  ...ORDER_TABLES,
]
