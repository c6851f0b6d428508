import { formatDuration } from '@/lib/format/format-duration'
import { formatChange, formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import type { Metric, MetricKind } from '@/lib/funnel/metrics'

const VALUES: Record<MetricKind, (value: number) => string> = {
  count: formatCount,
  rate: formatShare,
  seconds: formatDuration,
}

/** A metric's value in its own unit: a count, a share as per cent, a time. */
export function formatMetric({ kind }: Metric, value: number | null): string {
  return value === null ? NOTHING : VALUES[kind](value)
}

/** The change of a metric from `before`: counts relatively, rates in points, times as times. */
export function formatMetricChange(metric: Metric, before: number, difference: number): string {
  if (metric.kind === 'count') return formatChange(before, before + difference)
  return formatMetricBound(metric, difference)
}

/** An end of the interval of a change: points, or a time. */
export function formatMetricBound({ kind }: Metric, difference: number): string {
  if (kind === 'rate') return formatPoints(difference)
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±'
  return `${sign}${formatDuration(Math.abs(difference))}`
}
