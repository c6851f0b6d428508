import { listMetrics, type Metric } from '@/lib/funnel/metrics'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { type CountedOver, defineRate as defineFunnelRate, overallRate, type Rate } from '@/lib/funnel/rates'
import { UNITS, type Unit } from './unit'

// Addresses, goals and alerts hold a metric of the product funnel by its name.

/** The metrics of the product funnel by their names, in the order in which they are shown. */
export const METRICS: Readonly<Record<string, Metric>> = Object.fromEntries(
  listMetrics(PRODUCT_FUNNEL).map((metric) => [metric.name, metric]),
)

export const METRIC_NAMES = Object.keys(METRICS)

export const RATE_METRICS = METRIC_NAMES.filter(isRateMetric)

export const TIME_METRICS = METRIC_NAMES.filter(isTimeMetric)

/** Counts and rates, which the daily counts hold; for times every pair is read. */
export const COUNTED_METRICS = METRIC_NAMES.filter((name) => !isTimeMetric(name))

/** What is looked at where nothing was chosen: those that came to the last step, of those that entered. */
export const OVERALL_RATE = overallRate(PRODUCT_FUNNEL).name

/** Names come from what was parsed; another one is a mistake of ours, and throws. */
export function toMetric(name: string): Metric {
  const metric = METRICS[name]
  if (!metric) throw new Error(`"${name}" is no metric.`)
  return metric
}

/** As `toMetric`; throws for what is no rate. */
export function toRate(name: string): Rate {
  const metric = toMetric(name)
  if (metric.kind !== 'rate') throw new Error(`"${name}" is no rate.`)
  return metric.rate
}

export function isTimeMetric(name: string): boolean {
  return toMetric(name).kind === 'seconds'
}

export function isRateMetric(name: string | null): name is string {
  return name !== null && toMetric(name).kind === 'rate'
}

/** `checkout per product view`, within a sentence. */
export function sayRate(name: string, over: CountedOver): string {
  return toRate(name).label[over].toLowerCase()
}

/** `Checkout per view: of the sessions that viewed a product, the share that checked out.` */
export function defineRate(name: string, over: CountedOver, unit: Unit): string {
  const rate = toRate(name)
  return `${rate.label[over]}: ${defineFunnelRate(PRODUCT_FUNNEL, rate, over, UNITS[unit])}.`
}
