import type { ModelName } from '@/lib/models/registry'
import type { ReportName } from './registry'

const FUNNEL = ['product', 'product_day', 'product_funnel', 'session_day', 'session_path'] as const
const PER_PRODUCT = ['product', 'product_day', 'product_funnel'] as const
const ORDERS = ['event', 'order', 'order_item', 'order_snapshot', 'product', 'product_snapshot'] as const
const TIMES = ['product', 'product_funnel'] as const

/** The models that the statements of each report read, which a test holds against the statements themselves. */
export const READS = {
  products: PER_PRODUCT,
  funnel: FUNNEL,
  'time-to-step': TIMES,
  'times-by-product': TIMES,
  trend: FUNNEL,
  change: PER_PRODUCT,
  'change-by-product': PER_PRODUCT,
  compare: ['product', 'product_day'],
  quarters: FUNNEL,
  'to-date': FUNNEL,
  worth: ['order_item', ...PER_PRODUCT],
  open: FUNNEL,
  goals: FUNNEL,
  catalogue: ['product', 'product_snapshot'],
  fulfilment: ORDERS,
  'fulfilment-trend': ORDERS,
} as const satisfies Record<ReportName, readonly ModelName[]>
