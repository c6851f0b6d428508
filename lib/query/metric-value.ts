import type { Median } from '@/lib/stats/compare-medians'
import type { Portion } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import { METRICS, type Metric, type MetricGap } from './metric'
import type { StepName } from './step'

/** How long the steps take; null where no pair has both. */
export type StepTimes = Readonly<{ timeToCart: Median | null; timeToCheckout: Median | null }>

/** What every metric can be taken of: units that reached each step, and how long they took. */
export type MetricCounts = StepTimes &
  Readonly<{ viewed: number; addedToCart: number; checkedOut: number; shipped: number }>

const COUNTS: Record<StepName, (counts: MetricCounts) => number> = {
  viewed: ({ viewed }) => viewed,
  added_to_cart: ({ addedToCart }) => addedToCart,
  checked_out: ({ checkedOut }) => checkedOut,
  shipped: ({ shipped }) => shipped,
}

/** A count, a share 0 to 1, or seconds, as the metric is; null where there is nothing to take it of. */
export function metricValue(counts: MetricCounts, metric: Metric): number | null {
  const meaning = METRICS[metric]
  if (meaning.kind === 'count') return COUNTS[meaning.part](counts)
  if (meaning.kind === 'rate') return ratio(COUNTS[meaning.part](counts), COUNTS[meaning.whole](counts))
  return medianOf(counts, meaning.gap)?.seconds ?? null
}

/** The 95 % interval of a share or a median; counts are counted and have none. */
export function metricInterval(counts: MetricCounts, metric: Metric): Interval | null {
  const meaning = METRICS[metric]
  if (meaning.kind === 'count') return null
  if (meaning.kind === 'rate') return wilson(COUNTS[meaning.part](counts), COUNTS[meaning.whole](counts))
  return medianOf(counts, meaning.gap)?.interval ?? null
}

export function medianOf({ timeToCart, timeToCheckout }: StepTimes, gap: MetricGap): Median | null {
  return gap === 'view_to_cart' ? timeToCart : timeToCheckout
}

/** The counts that a rate is made of. */
export function portionOf(
  counts: MetricCounts,
  { part, whole }: Readonly<{ part: StepName; whole: StepName }>,
): Portion {
  return { part: COUNTS[part](counts), whole: COUNTS[whole](counts) }
}
