import type { StepName } from '@/lib/query/step'

/** A step has the same colour everywhere. */
export const STEP_COLORS: Record<StepName, string> = {
  viewed: 'var(--step-viewed)',
  added_to_cart: 'var(--step-added-to-cart)',
  checked_out: 'var(--step-checked-out)',
  shipped: 'var(--step-shipped)',
}
