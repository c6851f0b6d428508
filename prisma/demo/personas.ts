/** How a kind of user moves through the shop; factors are relative to a product's own rates. */
export type Persona = Readonly<{
  /** Share among new users. */
  share: number
  /** Products looked at in a session beyond the first, on average. */
  moreViews: number
  cartFactor: number
  checkoutFactor: number
  /** Median seconds from looking at a product to adding it. */
  hesitationSeconds: number
}>

export const PERSONAS = {
  stroller: { share: 0.46, moreViews: 1.7, cartFactor: 0.45, checkoutFactor: 0.78, hesitationSeconds: 85 },
  giftHunter: { share: 0.2, moreViews: 2.6, cartFactor: 0.95, checkoutFactor: 1, hesitationSeconds: 62 },
  regular: { share: 0.22, moreViews: 1.2, cartFactor: 1.3, checkoutFactor: 1.1, hesitationSeconds: 38 },
  collector: { share: 0.12, moreViews: 4.4, cartFactor: 1.05, checkoutFactor: 1.02, hesitationSeconds: 70 },
} as const satisfies Record<string, Persona>

export type PersonaName = keyof typeof PERSONAS
