import { type GoalMetric, isGoalRate } from '@/lib/forms/goal'
import { placesOf, portionOf } from '@/lib/funnel/metrics'
import type { CountedDay, Measure } from '@/lib/stats/forecast/forecast-quarter'
import { addDays, countDays, type Day } from '@/lib/time/day'
import type { TrendPoint } from '../trend/trend-result'

/** How a goal's metric is measured. */
export function measureOf(metric: GoalMetric): Measure {
  return isGoalRate(metric) ? 'rate' : 'count'
}

/**
 * Every day from the first with data to the day before `today`, as the metric counts it; today is not over, so it is
 * not in it. Days after the last with data hold nothing.
 */
export function toCountedDays(points: readonly TrendPoint[], metric: GoalMetric, today: Day): CountedDay[] {
  const first = points[0]?.start
  if (first === undefined || first >= today) return []
  const places = placesOf(metric)
  const byDay = new Map(points.map((point) => [point.start, point]))
  return Array.from({ length: countDays({ from: first, to: today }) }, (_, index) => {
    const day = addDays(first, index)
    return { day, ...portionOf(byDay.get(day)?.reached ?? [], places) }
  })
}
