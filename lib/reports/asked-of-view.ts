import { COUNTED_METRICS, isTimeMetric } from '@/lib/query/metric'
import { toOrdersGrain } from '@/lib/query/orders-grain'
import type { RequestSettings } from '@/lib/query/report-request'
import type { View } from '@/lib/query/view'
import type { AskedOf } from './registry'

/** What sections are asked with: what is looked at, and what it was made absolute with. */
export type Looked = View & Readonly<{ settings: RequestSettings; timeZone: string }>

/** One rate of every product, or category, in both ranges; null for all time, which has nothing before it. */
export function toCompareAsked(looked: Looked): AskedOf<'compare'> | null {
  const { query, before, rateMetric: metric, by, smallestChange } = looked
  return before && { query, before, metric, by, smallestChange }
}

/** Against the quarter and the year before, whatever else is compared; null for all time. */
export function toToDateAsked(looked: Looked, metrics: readonly string[]): AskedOf<'to-date'> | null {
  const { query, smallestChange, today } = looked
  return query.range && { query, before: null, smallestChange, today, metrics }
}

/** All metrics from period to period; times, which take long, only where one of them is looked at. */
export function toQuartersAsked({ periods, metric }: Looked): AskedOf<'quarters'> {
  const metrics = isTimeMetric(metric) ? null : COUNTED_METRICS
  return { query: periods, grain: periods.grain, metric: null, metrics }
}

/** How sessions stand at the moment of asking. */
export function toOpenAsked({ query, settings: { now, conversionHours } }: Looked): AskedOf<'open'> {
  return { query, now, conversionHours }
}

/** What was known on the day of the address. */
export function toKnownAsked(looked: Looked): AskedOf<'fulfilment'> {
  const { query, asOf, timeZone, settings } = looked
  return { query, asOf, timeZone, now: settings.now, today: settings.today }
}

/** In buckets that can be read, whatever the trend of sessions has. */
export function toFulfilmentTrendAsked(looked: Looked): AskedOf<'fulfilment-trend'> {
  const grain = toOrdersGrain(looked)
  const query = { ...looked.query, grain }
  return { ...toKnownAsked(looked), query, grain, mostDrawn: looked.settings.mostDrawn ?? null }
}
