import { TundishError } from '@/lib/errors'
import { addDays, type Day, type DayRange, FIRST_DAY, LAST_DAY, previousRange } from '@/lib/time/day'
import { type Grain, readableGrain } from '@/lib/time/grain'
import type { Parameters } from './parameters'
import { RANGE_PRESETS, type RangePreset } from './range-preset'
import type { Unit } from './unit'

/** A question, absolute and frozen: the same value always asks the same. Every report takes it and nothing else. */
export type ReportQuery = Readonly<{
  /** Sessions that started on these days, in the workspace's time zone; null is all time. */
  range: DayRange | null
  unit: Unit
  /** Name (or id) of the one product to count; null is the whole shop. */
  product: string | null
  /** The buckets of reports over time. */
  grain: Grain
}>

/** What a question is made absolute with: the workspace's day, and the days that have sessions. */
export type Today = Readonly<{ today: Day; data: DayRange | null }>

/** Without a range: all time, by day. Throws `bad_parameter` when the range is empty or reversed. */
export function toReportQuery(parameters: Parameters, { today }: Pick<Today, 'today'>): ReportQuery {
  return freeze(parameters, requireRange(parameters, today), parameters.grain ?? 'day')
}

/**
 * For the screen: an impossible range counts as not given; without one the last 90 days, or all time where
 * those hold no session; the grain is one at which the range can be read.
 */
export function toScreenQuery(parameters: Parameters, { today, data }: Today): ReportQuery {
  const range = resolveScreenRange(parameters, { today, data })
  return freeze(
    parameters,
    range,
    parameters.grain ?? readableGrain(range ?? data ?? { from: today, to: today }),
  )
}

/** The same question over as many days directly before; null for all time. */
export function toPreviousQuery(query: ReportQuery): ReportQuery | null {
  if (!query.range) return null
  const range = previousRange(query.range)
  return range.from < FIRST_DAY ? null : Object.freeze({ ...query, range })
}

/** What the screen calls the range that it shows. */
export function activePreset(parameters: Parameters, { today, data }: Today): RangePreset | 'custom' {
  if (resolveCustomRange(parameters, { today, data })) return 'custom'
  return parameters.range ?? defaultPreset({ today, data })
}

function freeze(parameters: Parameters, range: DayRange | null, grain: Grain): ReportQuery {
  const { unit, product } = parameters
  return Object.freeze({ range: range && Object.freeze(range), unit: unit ?? 'sessions', product, grain })
}

function resolveScreenRange(parameters: Parameters, today: Today): DayRange | null {
  const preset = parameters.range ?? defaultPreset(today)
  return resolveCustomRange(parameters, today) ?? RANGE_PRESETS[preset].resolve(today.today)
}

function defaultPreset({ today, data }: Today): RangePreset {
  const recent = RANGE_PRESETS['90d'].resolve(today)
  return data && data.to > recent.from && data.from < recent.to ? '90d' : 'all'
}

/** A missing end is where the data ends, or today. */
function resolveCustomRange({ from, to }: Parameters, { today, data }: Today): DayRange | null {
  if (!from && !to) return null
  const tomorrow = addDays(today, 1)
  const range = {
    from: from ?? data?.from ?? FIRST_DAY,
    to: to ?? (data && data.to > tomorrow ? data.to : tomorrow),
  }
  return range.from < range.to ? range : null
}

function requireRange({ from, to, range }: Parameters, today: Day): DayRange | null {
  if (range && (from || to)) {
    throw new TundishError(
      'bad_parameter',
      '"range" cannot be combined with "from" or "to"; give one of them.',
    )
  }
  if (range) return RANGE_PRESETS[range].resolve(today)
  if (!from && !to) return null
  const open = { from: from ?? FIRST_DAY, to: to ?? addDays(LAST_DAY, 1) }
  if (open.from >= open.to) {
    const sentence = `"from" (${open.from}) must be before "to" (${open.to}), which is exclusive.`
    throw new TundishError('bad_parameter', sentence)
  }
  return open
}
