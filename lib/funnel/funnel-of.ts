import type { Funnel } from './definition'
import { PRODUCT_FUNNEL } from './product-funnel'

/** Under which the product funnel is counted; others are by the id with which they were saved. */
export const PRODUCT_FUNNEL_KEY = 'product'

/** The funnel that a question asks about: the product funnel, unless it says another one. */
export function funnelOf({ funnel = PRODUCT_FUNNEL }: Readonly<{ funnel?: Funnel }>): Funnel {
  return funnel
}

/** Under which key it is counted. */
export function funnelKeyOf({ funnelId = PRODUCT_FUNNEL_KEY }: Readonly<{ funnelId?: string }>): string {
  return funnelId
}
