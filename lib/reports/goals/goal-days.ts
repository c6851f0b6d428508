import type { GoalMetric } from '@/lib/forms/goal'
import { METRICS } from '@/lib/query/metric'
import type { StepName } from '@/lib/query/step'
import type { CountedDay, Measure } from '@/lib/stats/forecast-quarter'
import { addDays, countDays, type Day } from '@/lib/time/day'
import type { TrendPoint } from '../trend/trend-result'

/** How a goal's metric is measured. */
export function measureOf(metric: GoalMetric): Measure {
  return METRICS[metric].kind
}

const COUNTS: Record<StepName, (point: TrendPoint) => number> = {
  viewed: ({ viewed }) => viewed,
  added_to_cart: ({ addedToCart }) => addedToCart,
  checked_out: ({ checkedOut }) => checkedOut,
  shipped: ({ shipped }) => shipped,
}

/**
 * Every day from the first with data to the day before `today`, as the metric counts it; today is not over, so it is
 * not in it. Days after the last with data hold nothing.
 */
export function toCountedDays(points: readonly TrendPoint[], metric: GoalMetric, today: Day): CountedDay[] {
  const first = points[0]?.start
  if (first === undefined || first >= today) return []
  const meaning = METRICS[metric]
  const byDay = new Map(points.map((point) => [point.start, point]))
  return Array.from({ length: countDays({ from: first, to: today }) }, (_, index) => {
    const day = addDays(first, index)
    const point = byDay.get(day)
    const part = point ? COUNTS[meaning.part](point) : 0
    return { day, part, whole: point && meaning.kind === 'rate' ? COUNTS[meaning.whole](point) : part }
  })
}
