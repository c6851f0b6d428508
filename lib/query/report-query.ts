import { TundishError } from '@/lib/errors'
import type { Funnel } from '@/lib/funnel/definition'
import { addDays, type Day, type DayRange, FIRST_DAY, LAST_DAY } from '@/lib/time/day'
import { type Calendar, type FiscalMonth, type Grain, readableGrain, type WeekStart } from '@/lib/time/grain'
import { type Comparison, compareWith } from './comparison'
import { RANGE_PRESETS, type RangePreset } from './range-preset'
import type { Parameters } from './request/parameters'
import { type Scope, toScope } from './scope'
import type { Unit } from './unit'

/** A question, absolute and frozen: the same value always asks the same. Every report takes it and nothing else. */
export type ReportQuery = Readonly<{
  /** Sessions that started on these days, in the workspace's time zone; null is all time. */
  range: DayRange | null
  unit: Unit
  /** The product, the category: of what alone is counted. */
  scope: Scope
  /** The buckets of reports over time. */
  grain: Grain
  /** The funnel that is counted; without one the product funnel (`funnelOf`). */
  funnel?: Funnel
  /** The id with which that was saved, under which its attempts are counted (`funnelKeyOf`). */
  funnelId?: string
  /** Where quarters begin. */
  fiscalMonth: FiscalMonth
  /** Where weeks begin, if that is not Monday. */
  weekStart?: WeekStart
}>

/** All time, all products, sessions by day, quarters of the calendar. */
export const EVERYTHING: ReportQuery = Object.freeze({
  range: null,
  unit: 'sessions',
  scope: Object.freeze({}),
  grain: 'day',
  fiscalMonth: 1,
})

/** What a question is made absolute with: the workspace's day, and the days that have sessions. */
export type Today = Calendar & Readonly<{ today: Day; data: DayRange | null }>

/** Without a range: all time, by day. Throws `bad_parameter` when the range is empty or reversed. */
export function toReportQuery(parameters: Parameters, today: Omit<Today, 'data'>): ReportQuery {
  const range = requireRange(parameters, today)
  return freeze(parameters, { ...today, range, grain: parameters.grain ?? 'day' })
}

/**
 * For the screen: an impossible range counts as not given; without one the last 90 days, or all time where
 * those hold no session; the grain is one at which the range can be read.
 */
export function toScreenQuery(parameters: Parameters, today: Today): ReportQuery {
  const range = resolveScreenRange(parameters, today)
  const grain =
    parameters.grain ?? readableGrain(range ?? today.data ?? { from: today.today, to: today.today })
  return freeze(parameters, { ...today, range, grain })
}

/** The same question over the range that this one is held against; null for all time, which has none. */
export function toComparedQuery(query: ReportQuery, comparison: Comparison): ReportQuery | null {
  const range = query.range && compareWith(query.range, comparison, query.fiscalMonth)
  return range && overRange(query, range)
}

/** The same question over other days. */
export function overRange(query: ReportQuery, range: DayRange): ReportQuery {
  return Object.freeze({ ...query, range: Object.freeze(range) })
}

/** What the screen calls the range that it shows. */
export function activePreset(parameters: Parameters, today: Today): RangePreset | 'custom' {
  if (resolveCustomRange(parameters, today)) return 'custom'
  return parameters.range ?? defaultPreset(today)
}

function freeze(
  parameters: Parameters,
  { range, grain, fiscalMonth, weekStart = 'monday' }: Calendar & Pick<ReportQuery, 'range' | 'grain'>,
): ReportQuery {
  const [days, unit] = [range && Object.freeze(range), parameters.unit ?? 'sessions']
  // Left out where it is what it was before it could be chosen, so that what was kept then is found.
  const weeks = weekStart === 'monday' ? {} : { weekStart }
  return Object.freeze({ range: days, unit, scope: toScope(parameters), grain, fiscalMonth, ...weeks })
}

function resolveScreenRange(parameters: Parameters, today: Today): DayRange | null {
  const preset = parameters.range ?? defaultPreset(today)
  return (
    resolveCustomRange(parameters, today) ?? RANGE_PRESETS[preset].resolve(today.today, today.fiscalMonth)
  )
}

function defaultPreset({ today, data }: Pick<Today, 'today' | 'data'>): RangePreset {
  const recent = RANGE_PRESETS['90d'].resolve(today)
  return data && data.to > recent.from && data.from < recent.to ? '90d' : 'all'
}

/** A missing end is where the data ends, or today. */
function resolveCustomRange(
  { from, to }: Parameters,
  { today, data }: Pick<Today, 'today' | 'data'>,
): DayRange | null {
  if (!from && !to) return null
  const tomorrow = addDays(today, 1)
  const range = {
    from: from ?? data?.from ?? FIRST_DAY,
    to: to ?? (data && data.to > tomorrow ? data.to : tomorrow),
  }
  return range.from < range.to ? range : null
}

function requireRange(
  { from, to, range }: Parameters,
  { today, fiscalMonth }: Omit<Today, 'data'>,
): DayRange | null {
  if (range && (from || to)) {
    throw new TundishError(
      'bad_parameter',
      '"range" cannot be combined with "from" or "to"; give one of them.',
    )
  }
  if (range) return RANGE_PRESETS[range].resolve(today, fiscalMonth)
  if (!from && !to) return null
  const open = { from: from ?? FIRST_DAY, to: to ?? addDays(LAST_DAY, 1) }
  if (open.from >= open.to) {
    const sentence = `"from" (${open.from}) must be before "to" (${open.to}), which is exclusive.`
    throw new TundishError('bad_parameter', sentence)
  }
  return open
}

/** Throws `bad_parameter` for what will be known on a day to come. */
export function requireKnown(asOf: Day | null, today: Day): Day | null {
  if (asOf === null || asOf <= today) return asOf
  const sentence = `"as_of" (${asOf}) must not be after today (${today}): what will be known then is not known yet.`
  throw new TundishError('bad_parameter', sentence)
}

/** Throws `bad_parameter` for days to compare with that make no range, or that are given in two ways. */
export function refuseBeforeDays({ before_from: from, before_to: to, compare }: Parameters): void {
  if (!from && !to) return
  if (!from || !to) {
    throw new TundishError('bad_parameter', '"before_from" and "before_to" must be given together.')
  }
  if (from >= to) {
    const problem = `"before_from" (${from}) must be before "before_to" (${to}), which is exclusive.`
    throw new TundishError('bad_parameter', problem)
  }
  if (compare) {
    const sentence = '"compare" cannot be combined with "before_from" and "before_to"; give one of them.'
    throw new TundishError('bad_parameter', sentence)
  }
}
