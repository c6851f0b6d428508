import type { MetricGap } from './metric'

// What a better rate is worth: at which step, and measured in what.

/** The steps at which a product can gain orders, in the order of the funnel. */
export const WORTH_STEPS = {
  view_to_cart: { label: 'View to cart' },
  cart_to_checkout: { label: 'Cart to checkout' },
} as const satisfies Record<MetricGap, { label: string }>

export const WORTH_STEP_NAMES = ['view_to_cart', 'cart_to_checkout'] as const satisfies readonly MetricGap[]

/** What is gained; the shop does not say its currency. */
export const WORTH_MEASURES = {
  revenue: { label: 'Revenue' },
  orders: { label: 'Orders' },
} as const satisfies Record<string, { label: string }>

export type WorthMeasure = keyof typeof WORTH_MEASURES
