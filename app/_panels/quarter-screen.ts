import { getEnv } from '@/lib/env'
import { formatRange } from '@/lib/format/format-day'
import type { Breakdown } from '@/lib/query/breakdown'
import type { Comparison } from '@/lib/query/comparison'
import { isRateMetric, type Metric, type RateMetric } from '@/lib/query/metric'
import type { Parameters } from '@/lib/query/parameters'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { toQuarterParameters } from '@/lib/query/quarter-parameters'
import type { ReportQuery } from '@/lib/query/report-query'
import { toScreenBefore } from '@/lib/query/report-request'
import type { Grain } from '@/lib/time/grain'
import { readScreen, type Screen } from './screen'

/** What the pages about quarters know beyond their question. */
export type QuarterScreen = Screen &
  Readonly<{
    /** The same question over the range that this one is held against; null for all time. */
    before: ReportQuery | null
    /** The name of that range; null when its days were chosen. */
    comparison: Comparison | null
    /** What is looked at from period to period, and the rate by which products are compared. */
    metric: Metric
    rateMetric: RateMetric
    /** What has a row where two ranges are compared. */
    by: Breakdown
    periods: ReportQuery
    smallestChange: number
  }>

export async function readQuarterScreen(searchParams: Promise<RawParameters>): Promise<QuarterScreen> {
  const screen = await readScreen(searchParams, toQuarterParameters)
  const { parameters, query } = screen
  const { smallestChange } = getEnv()
  const before = toScreenBefore(parameters, query, 'last-quarter')
  const metric = parameters.metric ?? 'checkout_per_view'
  const { before_from: from, before_to: to } = parameters
  const chosenDays = from !== null && to !== null && from < to
  return {
    ...screen,
    notices: [...screen.notices, ...explainBefore(parameters, before)],
    before,
    comparison: chosenDays ? null : (parameters.compare ?? 'last-quarter'),
    metric,
    rateMetric: isRateMetric(metric) ? metric : 'checkout_per_view',
    by: parameters.by ?? 'product',
    periods: toPeriods(query, parameters.grain ?? 'quarter'),
    smallestChange: parameters.smallest === null ? smallestChange : parameters.smallest / 100,
  }
}

/** Days to compare with that make no range are left out, and that is said. */
function explainBefore(
  { before_from: from, before_to: to }: Parameters,
  before: ReportQuery | null,
): string[] {
  if ((!from && !to) || (from && to && from < to)) return []
  const instead = before ? ` Compared is with ${formatRange(before.range)}.` : ''
  const problem = '"before_from" and "before_to" must be given together, the first before the second'
  return [`${problem}, so they are left out.${instead}`]
}

/** The last nine quarters, whatever range is looked at; frozen, so that the panels of a page share the answer. */
function toPeriods(query: ReportQuery, grain: Grain): ReportQuery {
  return Object.freeze({ ...query, range: null, grain })
}
