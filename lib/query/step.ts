// The steps of the product funnel, in order. Bits are those of `steps` in the materialized funnel.

export const STEPS = {
  viewed: { bit: 1, rank: 1, eventType: 'page_view', label: 'Viewed', verb: 'view a product' },
  added_to_cart: { bit: 2, rank: 2, eventType: 'add_to_cart', label: 'Added to cart', verb: 'add to cart' },
  checked_out: { bit: 4, rank: 3, eventType: 'checkout', label: 'Checked out', verb: 'check out' },
  shipped: { bit: 8, rank: 4, eventType: 'package_shipped', label: 'Shipped', verb: 'are shipped an order' },
} as const satisfies Record<
  string,
  { bit: number; rank: number; eventType: string; label: string; verb: string }
>

export type StepName = keyof typeof STEPS

export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[]

/** The furthest step of a set of steps, null for the empty set. */
export function furthestStep(bits: number): StepName | null {
  return STEP_NAMES.findLast((name) => (bits & STEPS[name].bit) !== 0) ?? null
}
