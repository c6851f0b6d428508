import type { Median } from '@/lib/stats/changes/compare-medians'
import type { Portion } from '@/lib/stats/compare-shares'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { Funnel } from './definition'
import { type Gap, listGaps } from './gaps'
import { listRates, type Rate, rateOf } from './rates'
import { toDataName } from './steps'

/** What is tracked from quarter to quarter: units that reached a step, a share of them, or a median time. */
export type Metric = Readonly<{ name: string; label: string }> &
  Readonly<{ kind: 'count'; part: number } | { kind: 'rate'; rate: Rate } | { kind: 'seconds'; gap: Gap }>

export type MetricKind = Metric['kind']

/** What every metric can be taken of: units that reached each step or a later one, and the median of each gap. */
export type MetricCounts = Readonly<{ reached: readonly number[]; times: readonly (Median | null)[] }>

/** The same of what may read no times. */
export type Counted = Pick<MetricCounts, 'reached'> & Partial<MetricCounts>

/** The metrics of a funnel, in the order in which they are shown: `viewed`, `cart_per_view`, `time_to_cart`. */
export function listMetrics(funnel: Funnel): readonly Metric[] {
  return [
    ...funnel.steps.map(
      ({ key, words }, part) => ({ kind: 'count', name: key, label: words.label, part }) as const,
    ),
    ...listRates(funnel).map(
      (rate) => ({ kind: 'rate', name: rate.name, label: rate.label.units, rate }) as const,
    ),
    ...listGaps(funnel).map(
      (gap) =>
        ({
          kind: 'seconds',
          name: toDataName(`time_to_${funnel.steps[gap.to]?.words.noun}`),
          label: `Median time ${gap.words}`,
          gap,
        }) as const,
    ),
  ]
}

/** A count, a share 0 to 1, or seconds, as the metric is; null where there is nothing to take it of. */
export function metricValue({ reached, times = [] }: Counted, metric: Metric): number | null {
  if (metric.kind === 'count') return reached[metric.part] ?? 0
  if (metric.kind === 'rate') return rateOf(reached, metric.rate)
  return times[metric.gap.place]?.seconds ?? null
}

/** The 95 % interval of a share or a median; counts are counted and have none. */
export function metricInterval({ reached, times = [] }: Counted, metric: Metric): Interval | null {
  if (metric.kind === 'count') return null
  if (metric.kind === 'seconds') return times[metric.gap.place]?.interval ?? null
  return intervalOf(reached, metric.rate)
}

/** The steps that a metric is counted from, by place; a count is a share of itself, a time one of its later step. */
export function placesOf(metric: Metric): Readonly<{ part: number; whole: number }> {
  if (metric.kind === 'rate') return metric.rate
  const place = metric.kind === 'count' ? metric.part : metric.gap.to
  return { part: place, whole: place }
}

/** The 95 % interval of a rate (Wilson); null where there is nothing to divide by. */
export function intervalOf(reached: readonly number[], rate: Rate): Interval | null {
  const { part, whole } = portionOf(reached, rate)
  return wilson(part, whole)
}

/** The counts that a rate is made of. */
export function portionOf(
  reached: readonly number[],
  { part, whole }: Pick<Rate, 'part' | 'whole'>,
): Portion {
  return { part: reached[part] ?? 0, whole: reached[whole] ?? 0 }
}
