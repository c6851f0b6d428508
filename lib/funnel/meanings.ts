import type { Funnel } from './definition'
import { PRODUCT_FUNNEL } from './product-funnel'

// What the shop calls its events is kept as it came; what such a name means is said beside it. Names that nobody spoke of
// mean nothing to us: their events are kept, and counted in no step.

/** What an event can be that is no step of the product funnel. */
const BESIDE = {
  refund: 'money of an order came back',
  cancellation: 'an order was called off',
  back_office: 'of the shop’s own doing: it opens no session and prolongs none',
  tie: 'says which ids are one person',
  other: 'nothing to us',
} as const

/** The name of what is no step. */
export type OtherMeaning = keyof typeof BESIDE

/** The key of a step of the product funnel, or what is none. */
export type Meaning = string

/** Every meaning, steps first, with what it says to people. */
export const MEANINGS: readonly Readonly<{ name: Meaning; label: string }>[] = [
  ...PRODUCT_FUNNEL.steps.map(({ key, words }) => ({ name: key, label: words.label })),
  ...Object.entries(BESIDE).map(([name, label]) => ({ name, label })),
]

export function isMeaning(text: string): boolean {
  return MEANINGS.some(({ name }) => name === text)
}

/** The meaning of what is of an order: it belongs to every product of it. The step whose order later steps come to. */
export const CHECKOUT_MEANING: Meaning = toCheckout(PRODUCT_FUNNEL)

/** The meaning of what comes to an order after it: the first step that does. */
export const SHIPMENT_MEANING: Meaning = PRODUCT_FUNNEL.steps.find(({ byOrder }) => byOrder)?.key ?? ''

/** Meanings of events that are their order's, and of no session: the steps that come to an order, and what is no visitor's doing. */
export const BACK_OFFICE_MEANINGS: readonly Meaning[] = [
  ...PRODUCT_FUNNEL.steps.flatMap(({ key, byOrder }) => (byOrder ? [key] : [])),
  'refund',
  'cancellation',
  'back_office',
]

function toCheckout({ steps }: Funnel): Meaning {
  const place = steps.findIndex(({ byOrder }) => byOrder)
  return steps[place - 1]?.key ?? ''
}

/** What a type of events means, where somebody said so. */
export type EventMeaning = Readonly<{ type: string; meaning: Meaning }>

/** What types mean before anybody says something else: the types of the product funnel itself. */
export const FIRST_MEANINGS: readonly EventMeaning[] = PRODUCT_FUNNEL.steps.flatMap(({ key, match }) =>
  match.types.map((type) => ({ type, meaning: key })),
)

/** The product funnel, whose steps are the types that mean them. */
export function toProductFunnel(meanings: readonly EventMeaning[]): Funnel {
  return {
    ...PRODUCT_FUNNEL,
    steps: PRODUCT_FUNNEL.steps.map((step) => ({
      ...step,
      match: { types: meanings.flatMap(({ type, meaning }) => (meaning === step.key ? type : [])).sort() },
    })),
  }
}
