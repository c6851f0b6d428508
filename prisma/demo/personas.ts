/** How a kind of user moves through the shop; factors are relative to a product's own rates. */
export type Persona = Readonly<{
  /** Share among new users. */
  share: number
  /** Times a product is picked in a session beyond the first, on average; the same one twice is looked at once. */
  moreViews: number
  /** Weighed by views, the personas' mean is about 1. */
  cartFactor: number
  /** Weighed by carts, the personas' mean is about 1. */
  checkoutFactor: number
  /** Median seconds of making up one's mind, after the page was read, before adding a product. */
  hesitationSeconds: number
}>

export const PERSONAS = {
  stroller: { share: 0.46, moreViews: 1.8, cartFactor: 0.36, checkoutFactor: 0.82, hesitationSeconds: 52 },
  giftHunter: { share: 0.2, moreViews: 3, cartFactor: 1.25, checkoutFactor: 1.02, hesitationSeconds: 40 },
  regular: { share: 0.22, moreViews: 1.2, cartFactor: 1.5, checkoutFactor: 1.12, hesitationSeconds: 26 },
  collector: { share: 0.12, moreViews: 5, cartFactor: 1.4, checkoutFactor: 1.04, hesitationSeconds: 44 },
} as const satisfies Record<string, Persona>

export type PersonaName = keyof typeof PERSONAS
