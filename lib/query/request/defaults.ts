import { addDays } from '@/lib/time/day'
import type { Comparison } from '../comparison'
import { quarterOf, RANGE_PRESETS } from '../range-preset'
import type { Today } from '../report-query'
import type { Parameters } from './parameters'

/** What a page has in place of parameters that were not given. */
export type PageDefaults = Readonly<{
  /** Which days are looked at. */
  days: keyof typeof DEFAULT_DAYS
  /** What these are held against. */
  comparison: Comparison
}>

/** Of most pages, and of reports, which say all else that they mean. */
export const USUAL: PageDefaults = { days: 'recent', comparison: 'previous' }

export const DEFAULT_DAYS = {
  /** What the query itself has: the last 90 days, or all time. */
  recent: (parameters: Parameters) => parameters,
  quarter: toQuarterParameters,
} as const

/** Where no range was asked for: this quarter so far, or where it holds no data the last quarter that does. */
function toQuarterParameters(parameters: Parameters, { today, fiscalMonth, data }: Today): Parameters {
  const { range, from, to } = parameters
  if (range || from || to || !data) return parameters
  const soFar = RANGE_PRESETS['quarter-to-date'].resolve(today, fiscalMonth)
  if (data.to > soFar.from && data.from < soFar.to) return { ...parameters, range: 'quarter-to-date' }
  return { ...parameters, ...quarterOf(addDays(data.to, -1), fiscalMonth) }
}
