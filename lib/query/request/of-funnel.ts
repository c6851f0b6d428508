import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { Funnel } from '@/lib/funnel/definition'
import { isRateMetric, listMetricNames, overallName } from '../metric'
import type { ReportQuery } from '../report-query'
import type { Request } from './request'

/** The same request of a saved funnel. Throws `bad_parameter` for a metric that is none of it. */
export function ofFunnel(
  request: Request,
  { id, name, definition }: Readonly<{ id: string; name: string; definition: Funnel }>,
): Request {
  const of = { funnel: definition, funnelId: id }
  const withFunnel = (query: ReportQuery) => Object.freeze({ ...query, ...of })
  const metrics = listMetricNames(of)
  const { metric, query, previous, before, periods } = request
  if (metric !== null && !metrics.includes(metric)) {
    const sentence = `"metric" must be one of ${metrics.join(', ')}, which the funnel ${quote(name)} has; it is ${quote(metric)}.`
    throw new TundishError('bad_parameter', sentence)
  }
  const periodMetric = metric ?? overallName(of)
  return {
    ...request,
    funnel: { id, name },
    query: withFunnel(query),
    previous: previous && withFunnel(previous),
    before: before && withFunnel(before),
    periods: withFunnel(periods),
    periodMetric,
    rateMetric: isRateMetric(periodMetric, of) ? periodMetric : overallName(of),
  }
}
