import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'

/** The keys of the product funnel's steps, by what they are to a shop. */
const [view, cart, order, shipment] = PRODUCT_FUNNEL.steps.map(({ key }) => key)

/** The step that is meant, by a word of this folder: its key in the product funnel. */
export const STEP_KEYS = { view, cart, order, shipment } as const
