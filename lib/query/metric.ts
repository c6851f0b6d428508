import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics, type Metric, type MetricKind } from '@/lib/funnel/metrics'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { type CountedOver, defineRate as defineFunnelRate, overallRate, type Rate } from '@/lib/funnel/rates'
import { type Unit, unitOf } from './unit'

// Addresses hold a metric of the question's funnel by its name; goals and alerts one of the product funnel.

/** The metrics of the product funnel by their names, in the order in which they are shown. */
export const METRICS: Readonly<Record<string, Metric>> = Object.fromEntries(
  listMetrics(PRODUCT_FUNNEL).map((metric) => [metric.name, metric]),
)

export const METRIC_NAMES = Object.keys(METRICS)

export const RATE_METRICS = METRIC_NAMES.filter((name) => METRICS[name]?.kind === 'rate')

/** What is looked at of the product funnel where nothing was chosen: those that came to the last step, of those that entered. */
export const OVERALL_RATE = overallRate(PRODUCT_FUNNEL).name

/** Whose metrics: those of the product funnel where nothing is said. */
type Of = Readonly<{ funnel?: Funnel }>

/** The names of a funnel's metrics of these kinds, in the order in which they are shown. */
export function listMetricNames(of: Of, kinds: readonly MetricKind[] = ALL_KINDS): readonly string[] {
  return listMetrics(funnelOf(of)).flatMap(({ kind, name }) => (kinds.includes(kind) ? name : []))
}

const ALL_KINDS = ['count', 'rate', 'seconds'] as const

/** Counts and rates, which the daily counts hold. */
export const COUNTED_KINDS = ['count', 'rate'] as const

/** What is looked at where nothing was chosen. */
export function overallName(of: Of): string {
  return overallRate(funnelOf(of)).name
}

/** Names come from what was parsed; another one is a mistake of ours, and throws. */
export function toMetric(name: string, of: Of = {}): Metric {
  const metric = of.funnel ? listMetrics(of.funnel).find((one) => one.name === name) : METRICS[name]
  if (!metric) throw new Error(`"${name}" is no metric.`)
  return metric
}

/** As `toMetric`; throws for what is no rate. */
export function toRate(name: string, of: Of = {}): Rate {
  const metric = toMetric(name, of)
  if (metric.kind !== 'rate') throw new Error(`"${name}" is no rate.`)
  return metric.rate
}

export function isTimeMetric(name: string, of: Of = {}): boolean {
  return toMetric(name, of).kind === 'seconds'
}

export function isRateMetric(name: string | null, of: Of = {}): name is string {
  return name !== null && toMetric(name, of).kind === 'rate'
}

/** `checkout per product view`, within a sentence. */
export function sayRate(name: string, over: CountedOver, of: Of = {}): string {
  return toRate(name, of).label[over].toLowerCase()
}

/** `Checkout per view: of the sessions that viewed a product, the share that checked out.` */
export function defineRate(
  name: string,
  over: CountedOver,
  of: Of & Readonly<{ unit: Unit; funnelId?: string }>,
): string {
  const rate = toRate(name, of)
  return `${rate.label[over]}: ${defineFunnelRate(funnelOf(of), rate, over, unitOf(of))}.`
}
