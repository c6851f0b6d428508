import { listGaps } from '@/lib/funnel/gaps'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'

// What a better rate is worth: at which step, and measured in what.

/** From which step to which a product can gain orders, in the order of the funnel. */
export const WORTH_GAPS = listGaps(PRODUCT_FUNNEL)

/** `View to cart`, by the name of the gap. */
export function nameWorthStep(name: string): string {
  return WORTH_GAPS.find((gap) => gap.name === name)?.label ?? name
}

/** What is gained; the shop does not say its currency. */
export const WORTH_MEASURES = {
  revenue: { label: 'Revenue' },
  orders: { label: 'Orders' },
} as const satisfies Record<string, { label: string }>

export type WorthMeasure = keyof typeof WORTH_MEASURES
