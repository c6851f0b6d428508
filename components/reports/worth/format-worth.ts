import { formatEstimate, NOTHING } from '@/lib/format/format-number'
import type { Estimate } from '@/lib/stats/opportunity'

/** `5,900`. */
export function formatWorth(estimate: Estimate | null): string {
  return estimate ? formatEstimate(estimate.value) : NOTHING
}

/** `3,100 to 8,700`; empty where there is none. */
export function formatWorthInterval(estimate: Estimate | null): string {
  if (!estimate) return ''
  return `${formatEstimate(estimate.interval.low)} to ${formatEstimate(estimate.interval.high)}`
}
