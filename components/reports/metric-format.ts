import { formatDuration } from '@/lib/format/format-duration'
import { formatChange, formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { METRICS, type Metric, type MetricKind } from '@/lib/query/metric'
import { STEP_COLORS } from './step-colors'

const VALUES: Record<MetricKind, (value: number) => string> = {
  count: formatCount,
  rate: formatShare,
  seconds: formatDuration,
}

/** A metric's value in its own unit: a count, a share as per cent, a time. */
export function formatMetric(metric: Metric, value: number | null): string {
  return value === null ? NOTHING : VALUES[METRICS[metric].kind](value)
}

/** The change of a metric from `before`: counts relatively, rates in points, times as times. */
export function formatMetricChange(metric: Metric, before: number, difference: number): string {
  const { kind } = METRICS[metric]
  if (kind === 'count') return formatChange(before, before + difference)
  return formatMetricBound(metric, difference)
}

/** An end of the interval of a change: points, or a time. */
export function formatMetricBound(metric: Metric, difference: number): string {
  if (METRICS[metric].kind === 'rate') return formatPoints(difference)
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±'
  return `${sign}${formatDuration(Math.abs(difference))}`
}

/** The colour of the step that a metric ends in. */
export function metricColor(metric: Metric): string {
  const meaning = METRICS[metric]
  if (meaning.kind !== 'seconds') return STEP_COLORS[meaning.part]
  return meaning.gap === 'view_to_cart' ? STEP_COLORS.added_to_cart : STEP_COLORS.checked_out
}
