import { formatDuration } from '@/lib/format/format-duration'
import { type Sentences, say, strong } from '../sentences'
import type { GapTimes, TimeToStepResult } from '../time-to-step/time-to-step-result'

/** A sentence a gap: "Users add to cart 1 min 12 s after first seeing a product, on average; half do so within 47 s." */
export function answerTiming(result: TimeToStepResult): Sentences {
  const [viewToCart, cartToCheckout] = result.gaps
  if (!viewToCart?.pairs && !cartToCheckout?.pairs) {
    return say`Nobody went from one step to the next in this range, so there is no time to tell.`
  }
  return [...sayViewToCart(viewToCart), ...sayCartToCheckout(cartToCheckout)]
}

function sayViewToCart(gap: GapTimes | undefined): Sentences {
  if (!gap?.pairs) return say`Nobody added a product to the cart after seeing it in this range.`
  return say`Users add to cart ${mean(gap)} after first seeing a product, on average; half do so within ${median(gap)}.`
}

function sayCartToCheckout(gap: GapTimes | undefined): Sentences {
  if (!gap?.pairs) return say` Nobody checked a product out after adding it in this range.`
  return say` They check out ${mean(gap)} after adding it, on average; half within ${median(gap)}.`
}

function mean(gap: GapTimes) {
  return strong(formatDuration(gap.meanSeconds))
}

function median(gap: GapTimes) {
  return strong(formatDuration(gap.medianSeconds))
}
