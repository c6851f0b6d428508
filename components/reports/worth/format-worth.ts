import { formatMoneyEstimate } from '@/lib/format/format-money'
import { NOTHING } from '@/lib/format/format-number'
import type { Estimate } from '@/lib/stats/opportunity'

/** `€5,900`; of orders, or where nobody said a currency (null), `5,900`. */
export function formatWorth(estimate: Estimate | null, currency: string | null): string {
  return estimate ? formatMoneyEstimate(estimate.value, currency) : NOTHING
}

/** `€3,100 to €8,700`; empty where there is none. */
export function formatWorthInterval(estimate: Estimate | null, currency: string | null): string {
  if (!estimate) return ''
  const { low, high } = estimate.interval
  return `${formatMoneyEstimate(low, currency)} to ${formatMoneyEstimate(high, currency)}`
}
