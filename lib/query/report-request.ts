import { TundishError } from '@/lib/errors'
import type { Day, DayRange } from '@/lib/time/day'
import type { Grain } from '@/lib/time/grain'
import type { Breakdown } from './breakdown'
import type { Comparison } from './comparison'
import type { Parameters } from './parameters'
import { overRange, type ReportQuery, type Today, toComparedQuery, toReportQuery } from './report-query'

/** A report as it was asked for: the question, what it is held against, and what is looked at. */
export type ReportRequest = Readonly<{
  query: ReportQuery
  /** The same question over the range before; null where nothing was asked to be compared, or nothing can be. */
  before: ReportQuery | null
  /** Whether a comparison was asked for. */
  compare: boolean
  metric: string | null
  /** Of a report that tells many metrics these alone, because times take long; null: all, or the one above. */
  metrics: readonly string[] | null
  /** What a comparison has a row for. */
  by: Breakdown
  /** As it was asked for; null where each report has its own. */
  grain: Grain | null
  /** The smallest change of a share worth acting on, 0 to 1. */
  smallestChange: number
  /** The day at whose end things are told as they were known then; null: now. Not after today. */
  asOf: Day | null
  /** The zone in which days are cut. */
  timeZone: string
  /** The workspace's day and the moment at which it was asked, and how long after its start a session may still convert. */
  today: Day
  now: Date
  conversionHours: number
  /** The most buckets that a picture on the screen has; null: any number. */
  mostDrawn: number | null
}>

export type RequestSettings = Omit<Today, 'data'> &
  Pick<ReportRequest, 'smallestChange' | 'now' | 'conversionHours' | 'timeZone'> &
  Readonly<{
    /** The most buckets that a picture on the screen has; any number where nothing is said. */
    mostDrawn?: number
  }>

/** Throws `bad_parameter` when a range is empty or reversed, or given in two ways, and for what is known on a day to come. */
export function toReportRequest(parameters: Parameters, settings: RequestSettings): ReportRequest {
  const query = toReportQuery(parameters, settings)
  const { metric, compare } = parameters
  const days = readBeforeDays(parameters)
  if (days && compare) {
    const sentence = '"compare" cannot be combined with "before_from" and "before_to"; give one of them.'
    throw new TundishError('bad_parameter', sentence)
  }
  return {
    query,
    before: days ? overRange(query, days) : compare && toComparedQuery(query, compare),
    compare: days !== null || compare !== null,
    metric,
    metrics: null,
    by: parameters.by ?? 'product',
    grain: parameters.grain,
    asOf: requireKnown(parameters.as_of, settings.today),
    timeZone: settings.timeZone,
    today: settings.today,
    now: settings.now,
    conversionHours: settings.conversionHours,
    mostDrawn: null,
    smallestChange: parameters.smallest === null ? settings.smallestChange : parameters.smallest / 100,
  }
}

/** For reports that always compare: what was asked for, else `fallback`. */
export function toBefore(
  { query, before, compare }: ReportRequest,
  fallback: Comparison,
): ReportQuery | null {
  return compare ? before : toComparedQuery(query, fallback)
}

/**
 * For the screen: days that make no range count as not given, and without any comparison it is `fallback`. Null for all
 * time, which has nothing to be held against.
 */
export function toScreenBefore(
  { before_from: from, before_to: to, compare }: Parameters,
  query: ReportQuery,
  fallback: Comparison,
): ReportQuery | null {
  if (from && to && from < to) return overRange(query, { from, to })
  return toComparedQuery(query, compare ?? fallback)
}

function requireKnown(asOf: Day | null, today: Day): Day | null {
  if (asOf === null || asOf <= today) return asOf
  const sentence = `"as_of" (${asOf}) must not be after today (${today}): what will be known then is not known yet.`
  throw new TundishError('bad_parameter', sentence)
}

function readBeforeDays({ before_from: from, before_to: to }: Parameters): DayRange | null {
  if (!from && !to) return null
  if (from && to && from < to) return { from, to }
  const problem =
    from && to ? `"before_from" (${from}) must be before "before_to" (${to}), which is exclusive.` : null
  throw new TundishError('bad_parameter', problem ?? '"before_from" and "before_to" must be given together.')
}
