import { funnelOf } from '@/lib/funnel/funnel-of'
import type { MetricKind } from '@/lib/funnel/metrics'
import { COUNTED_KINDS, isTimeMetric, listMetricNames } from '@/lib/query/metric'
import type { Request } from '@/lib/query/request/request'
import type { Day } from '@/lib/time/day'
import type { Grain } from '@/lib/time/grain'
import { listPathSteps } from './paths/paths-result'
import type { AskedOf } from './registry'

// A report finds what it takes in the request itself. These look at another part of it than its own.

/** One rate of every product, or category, in both ranges; null for all time, which has nothing before it. */
export function toCompareAsked(request: Request): AskedOf<'compare'> | null {
  const { query, before, rateMetric: metric, by, smallestChange } = request
  return before && { query, before, metric, by, smallestChange }
}

/** Against the quarter and the year before, whatever else is compared; null for all time. */
export function toToDateAsked(request: Request, kinds: readonly MetricKind[]): AskedOf<'to-date'> | null {
  const { query, smallestChange, today } = request
  return query.range && { query, before: null, smallestChange, today, metrics: listMetricNames(query, kinds) }
}

/** All metrics from period to period; times, which take long, only where one of them is looked at. */
export function toQuartersAsked({ periods, periodMetric }: Request): AskedOf<'quarters'> {
  const metrics = isTimeMetric(periodMetric, periods) ? null : listMetricNames(periods, COUNTED_KINDS)
  return { query: periods, grain: periods.grain, metric: null, metrics }
}

/** In buckets that can be read, whatever the trend of sessions has. */
export function toFulfilmentTrendAsked(request: Request): AskedOf<'fulfilment-trend'> {
  const grain = toOrdersGrain(request)
  return { ...request, query: { ...request.query, grain }, grain }
}

/** How finely orders are laid out over time: as was chosen, else as sessions are, but by week where those are by day. */
export function toOrdersGrain({ parameters, query }: Pick<Request, 'parameters' | 'query'>): Grain {
  return parameters.grain === null && query.grain === 'day' ? 'week' : query.grain
}

/** Of the step that was asked for; of the usual one where there are no such paths of it. */
export function toPathsOfStepAsked(request: Request): AskedOf<'paths'> {
  const { query, paths } = request
  const isThere = listPathSteps(funnelOf(query), paths.of).some(({ key }) => key === paths.step)
  return isThere ? request : { ...request, paths: { ...paths, step: null } }
}

/** The goals of the question's funnel; the product funnel is not named, which keeps what was asked before others were. */
export function toGoalsAsked({ query: { funnelId }, settings: { today, fiscalMonth } }: Request) {
  return { today, fiscalMonth, ...(funnelId !== undefined && { funnel: funnelId }) }
}

/** The same of the goal of today. */
export function toGoalMetricAsked({ query: { funnelId }, today }: Request): readonly [Day, string?] {
  return funnelId === undefined ? [today] : [today, funnelId]
}
