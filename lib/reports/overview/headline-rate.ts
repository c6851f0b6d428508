import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { listRates, overallRate, type Rate } from '@/lib/funnel/rates'
import { ratio } from '@/lib/stats/ratio'
import type { FunnelResult } from '../funnel/funnel-result'

/** The rate that is told first: that of this name, else the overall one; with its share now, 0 to 1, null of nobody. */
export function toHeadlineRate(
  { query, steps }: FunnelResult,
  name: string | null,
): Readonly<{ rate: Rate; share: number | null }> {
  const funnel = funnelOf(query)
  const rate = listRates(funnel).find((one) => one.name === name) ?? overallRate(funnel)
  const { part, whole } = portionOf(
    steps.map(({ count }) => count),
    rate,
  )
  return { rate, share: ratio(part, whole) }
}
