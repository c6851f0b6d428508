import type { Funnel } from './definition'
import { PRODUCT_FUNNEL } from './product-funnel'

/** The funnel that a question asks about: the product funnel, unless it says another one. */
export function funnelOf({ funnel = PRODUCT_FUNNEL }: Readonly<{ funnel?: Funnel }>): Funnel {
  return funnel
}
