import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'

/** What events of a name are to the shop beside the steps of the product funnel. `tie`: says which ids are one person. */
export const OTHER_MEANINGS = ['refund', 'cancellation', 'back_office', 'tie', 'other'] as const

export type OtherMeaning = (typeof OTHER_MEANINGS)[number]

/** The keys of the product funnel's steps, by what they are to a shop. */
const [view, cart, order, shipment] = PRODUCT_FUNNEL.steps.map(({ key }) => key)

/** The step that is meant, by a word of this folder: its key in the product funnel. */
export const STEP_KEYS = { view, cart, order, shipment } as const

/** All that a name can mean. */
export const MEANINGS: readonly string[] = [...PRODUCT_FUNNEL.steps.map(({ key }) => key), ...OTHER_MEANINGS]

export function isMeaning(text: string): boolean {
  return MEANINGS.includes(text)
}
