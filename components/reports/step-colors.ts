import { type Metric, placesOf } from '@/lib/funnel/metrics'

/** How many colours there are; a funnel of more steps begins again. */
const COLORS = 8

/** A step has the same colour everywhere, by its place from 0. */
export function stepColor(place: number): string {
  return `var(--step-${(place % COLORS) + 1})`
}

/** The colour of the step that a metric ends in. */
export function metricColor(metric: Metric): string {
  return stepColor(placesOf(metric).part)
}
