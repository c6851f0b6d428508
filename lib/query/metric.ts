import type { StepName } from './step'
import { UNITS, type Unit } from './unit'

/** A count of units, a share of them, or a median of seconds. */
export type MetricKind = 'count' | 'rate' | 'seconds'

/** The steps between which time is taken. */
export type MetricGap = 'view_to_cart' | 'cart_to_checkout'

type MetricMeaning =
  | Readonly<{ kind: 'count'; label: string; part: StepName }>
  | Readonly<{ kind: 'rate'; label: string; part: StepName; whole: StepName }>
  | Readonly<{ kind: 'seconds'; label: string; gap: MetricGap }>

/** The metrics that are shares. */
export type RateMetric = 'cart_per_view' | 'checkout_per_cart' | 'checkout_per_view'

/** What a rate is counted over: sessions or users, or pairs of one of them and a product. These are two numbers. */
export type CountedOver = 'units' | 'pairs'

type RateName = Readonly<{ label: string; of: (one: string, many: string) => string }>

/** The name of each rate by what it is counted over, and what it is the share of: the only place that names them. */
export const RATES = {
  cart_per_view: {
    units: {
      label: 'Cart per view',
      of: (_, many) => `of the ${many} that viewed a product, the share that added one to the cart`,
    },
    pairs: {
      label: 'Cart per product view',
      of: (one, many) =>
        `of the products that ${many} viewed, each once a ${one}, the share that the same ${one} added to the cart`,
    },
  },
  checkout_per_cart: {
    units: {
      label: 'Checkout per cart',
      of: (_, many) => `of the ${many} that added a product to the cart, the share that checked out`,
    },
    pairs: {
      label: 'Checkout per product in cart',
      of: (one, many) =>
        `of the products that ${many} added to the cart, each once a ${one}, the share that the same ${one} checked out`,
    },
  },
  checkout_per_view: {
    units: {
      label: 'Checkout per view',
      of: (_, many) => `of the ${many} that viewed a product, the share that checked out`,
    },
    pairs: {
      label: 'Checkout per product view',
      of: (one, many) =>
        `of the products that ${many} viewed, each once a ${one}, the share that the same ${one} checked out`,
    },
  },
} as const satisfies Record<RateMetric, Record<CountedOver, RateName>>

/** `checkout per product view`, within a sentence. */
export function sayRate(metric: RateMetric, over: CountedOver): string {
  return RATES[metric][over].label.toLowerCase()
}

/** `Checkout per view: of the sessions that viewed a product, the share that checked out.` */
export function defineRate(metric: RateMetric, over: CountedOver, unit: Unit): string {
  const { label, of } = RATES[metric][over]
  return `${label}: ${of(UNITS[unit].one, UNITS[unit].many)}.`
}

/** What is tracked from quarter to quarter, in the order in which it is shown. */
export const METRICS = {
  viewed: { kind: 'count', label: 'Viewed', part: 'viewed' },
  added_to_cart: { kind: 'count', label: 'Added to cart', part: 'added_to_cart' },
  checked_out: { kind: 'count', label: 'Checked out', part: 'checked_out' },
  shipped: { kind: 'count', label: 'Shipped', part: 'shipped' },
  cart_per_view: {
    kind: 'rate',
    label: RATES.cart_per_view.units.label,
    part: 'added_to_cart',
    whole: 'viewed',
  },
  checkout_per_cart: {
    kind: 'rate',
    label: RATES.checkout_per_cart.units.label,
    part: 'checked_out',
    whole: 'added_to_cart',
  },
  checkout_per_view: {
    kind: 'rate',
    label: RATES.checkout_per_view.units.label,
    part: 'checked_out',
    whole: 'viewed',
  },
  time_to_cart: { kind: 'seconds', label: 'Median time from view to cart', gap: 'view_to_cart' },
  time_to_checkout: { kind: 'seconds', label: 'Median time from cart to checkout', gap: 'cart_to_checkout' },
} as const satisfies Record<string, MetricMeaning>

export type Metric = keyof typeof METRICS

export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[]

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
