import { addDays } from '@/lib/time/day'
import type { Parameters } from './parameters'
import { quarterOf, RANGE_PRESETS } from './range-preset'
import type { Today } from './report-query'

/** Where no range was asked for: this quarter so far, or where it holds no data the last quarter that does. */
export function toQuarterParameters(parameters: Parameters, { today, fiscalMonth, data }: Today): Parameters {
  const { range, from, to } = parameters
  if (range || from || to || !data) return parameters
  const soFar = RANGE_PRESETS['quarter-to-date'].resolve(today, fiscalMonth)
  if (data.to > soFar.from && data.from < soFar.to) return { ...parameters, range: 'quarter-to-date' }
  return { ...parameters, ...quarterOf(addDays(data.to, -1), fiscalMonth) }
}
