import type { StepName } from './step'

/** A count of units, a share of them, or a median of seconds. */
export type MetricKind = 'count' | 'rate' | 'seconds'

/** The steps between which time is taken. */
export type MetricGap = 'view_to_cart' | 'cart_to_checkout'

type MetricMeaning =
  | Readonly<{ kind: 'count'; label: string; part: StepName }>
  | Readonly<{ kind: 'rate'; label: string; part: StepName; whole: StepName }>
  | Readonly<{ kind: 'seconds'; label: string; gap: MetricGap }>

/** What is tracked from quarter to quarter, in the order in which it is shown. */
export const METRICS = {
  viewed: { kind: 'count', label: 'Viewed', part: 'viewed' },
  added_to_cart: { kind: 'count', label: 'Added to cart', part: 'added_to_cart' },
  checked_out: { kind: 'count', label: 'Checked out', part: 'checked_out' },
  shipped: { kind: 'count', label: 'Shipped', part: 'shipped' },
  cart_per_view: { kind: 'rate', label: 'Cart per view', part: 'added_to_cart', whole: 'viewed' },
  checkout_per_cart: {
    kind: 'rate',
    label: 'Checkout per cart',
    part: 'checked_out',
    whole: 'added_to_cart',
  },
  checkout_per_view: { kind: 'rate', label: 'Checkout per view', part: 'checked_out', whole: 'viewed' },
  time_to_cart: { kind: 'seconds', label: 'Median time from view to cart', gap: 'view_to_cart' },
  time_to_checkout: { kind: 'seconds', label: 'Median time from cart to checkout', gap: 'cart_to_checkout' },
} as const satisfies Record<string, MetricMeaning>

export type Metric = keyof typeof METRICS

export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[]

/** The metrics that are shares. */
export type RateMetric = 'cart_per_view' | 'checkout_per_cart' | 'checkout_per_view'

export const RATE_METRICS = [
  'cart_per_view',
  'checkout_per_cart',
  'checkout_per_view',
] as const satisfies readonly RateMetric[]

/** Counts and rates, which the daily counts hold, and times, for which every pair is read. */
export const COUNTED_METRICS = METRIC_NAMES.filter((name) => METRICS[name].kind !== 'seconds')

export const TIME_METRICS = METRIC_NAMES.filter((name) => METRICS[name].kind === 'seconds')

export function isTimeMetric(metric: Metric): boolean {
  return METRICS[metric].kind === 'seconds'
}

export function isRateMetric(metric: Metric | null): metric is RateMetric {
  return metric !== null && METRICS[metric].kind === 'rate'
}
