import { formatRange } from '@/lib/format/format-day'
import { type Day, type DayRange, dayInZone } from '@/lib/time/day'
import type { Grain } from '@/lib/time/grain'
import { splitWords, USUAL_BREAKDOWN } from '../attribute'
import type { Comparison } from '../comparison'
import { METRICS, OVERALL_RATE } from '../metric'
import { type PathsAsked, toPathsAsked } from '../path-question'
import type { RangePreset } from '../range-preset'
import {
  activePreset,
  overRange,
  type ReportQuery,
  refuseBeforeDays,
  requireKnown,
  type Today,
  toComparedQuery,
  toReportQuery,
  toScreenQuery,
} from '../report-query'
import type { Breakdown } from '../scope'
import { DEFAULT_DAYS, type PageDefaults, USUAL } from './defaults'
import { toDrawable, toDrawablePeriods } from './drawable'
import { explainLeftOut, nameRange } from './explain-screen'
import type { Parameters } from './parameters'
import { parseParameters, type RawParameters, readParameters } from './parse-parameters'

/** What makes an address absolute: the workspace's day and moment, and how it counts. */
export type RequestSettings = Omit<Today, 'data'> &
  Readonly<{
    now: Date
    /** The zone in which days are cut. */
    timeZone: string
    /** The smallest change of a share worth acting on where the address does not say, 0 to 1. */
    smallestChange: number
    /** How long after its start a session may still convert. */
    conversionHours: number
    /** What orders are in that do not say: three letters of ISO 4217; left out where that is not known. */
    currency?: string | null
    /** The most buckets that a picture on the screen has; any number where nothing is said. */
    mostDrawn?: number
  }>

/** A year by day: more are finer than the pixels of a picture. */
const MOST_DRAWN = 370

type Workspace = Omit<RequestSettings, 'now' | 'today' | 'mostDrawn'>

/** What makes a question absolute: the workspace's day, and its settings. */
export function toRequestSettings(workspace: Workspace, now: Date): RequestSettings {
  const { timeZone, fiscalMonth, weekStart = 'monday', smallestChange, conversionHours, currency } = workspace
  const today = dayInZone(now, timeZone)
  const settings = {
    now,
    today,
    timeZone,
    fiscalMonth,
    ...(weekStart !== 'monday' && { weekStart }),
    smallestChange,
    conversionHours,
    mostDrawn: MOST_DRAWN,
  }
  return currency ? { ...settings, currency } : settings
}

/** An address made absolute: the question, what it is held against, and what is looked at. The same for page, JSON and file. */
export type Request = Pick<
  RequestSettings,
  'now' | 'timeZone' | 'today' | 'smallestChange' | 'conversionHours' | 'currency'
> &
  Readonly<{
    raw: RawParameters
    parameters: Parameters
    query: ReportQuery
    /** The same over the range before; null for all time. */
    previous: ReportQuery | null
    /** Whether the pictures show the range before, too. */
    comparing: boolean
    /**
     * The same over the range that this one is held against; null for all time. Where nothing was asked to be compared, the
     * screen has its default, and programs have none.
     */
    before: ReportQuery | null
    /** Whether a comparison was asked for. */
    compare: boolean
    /** The name of the range that this one is held against; null where its days were chosen, or there is none. */
    comparison: Comparison | null
    /** The saved funnel that is asked about; null: the product funnel (`ofFunnel`). */
    funnel: Readonly<{ id: string; name: string }> | null
    /** As it was asked for; null where each report has its own. */
    metric: string | null
    /** Those that alone are of interest, by name; null: all. No address says it. */
    metrics: readonly string[] | null
    /** What is looked at from period to period, and the rate by which products are compared. */
    periodMetric: string
    rateMetric: string
    /** What has a row where two ranges are compared. */
    by: Breakdown
    /** Which paths of attempts are looked at. */
    paths: PathsAsked
    /** By what units are told apart: one name, or two. */
    breakdown: readonly string[]
    /** What a segment is held against, as `lib/query/against.ts` has it; null: what is usual. */
    against: string | null
    /** As it was asked for; null where each report has its own. */
    grain: Grain | null
    /** The last nine quarters (or months, or weeks), whatever range is looked at. */
    periods: ReportQuery
    /** The day at whose end things are told as they were known then; null: now. Not after today. */
    asOf: Day | null
    /** The most buckets that a picture on the screen has; null: any number. */
    mostDrawn: number | null
    settings: RequestSettings
    /** The days that have sessions; null where there are none, or nobody looked. */
    data: DayRange | null
    preset: RangePreset | 'custom'
    rangeName: string
    /** What of the address could not be used. */
    notices: readonly string[]
  }>

/** What is read with more or less patience; all else of a request follows. */
type Chosen = Pick<Request, 'raw' | 'parameters' | 'query' | 'before' | 'comparison' | 'asOf' | 'data'> &
  Readonly<{ asked: Parameters; settings: RequestSettings; isOnScreen: boolean }>

/**
 * For programs: what makes no sense is refused. Throws `bad_parameter` for what `parseParameters` refuses, when a range is
 * empty or reversed or given in two ways, and for what is known on a day to come.
 */
export function parseRequest(
  raw: RawParameters,
  settings: RequestSettings,
  alsoKnown: readonly string[] = [],
): Request {
  const parameters = parseParameters(raw, alsoKnown)
  const query = toReportQuery(parameters, settings)
  refuseBeforeDays(parameters)
  const asOf = requireKnown(parameters.as_of, settings.today)
  const chosen = { raw, asked: parameters, parameters, query, settings, asOf }
  const before = toBeforeQuery(parameters, query, null)
  return toRequest({ ...chosen, before, comparison: parameters.compare, data: null, isOnScreen: false })
}

/**
 * For the screen: what cannot be used has a default, and a sentence that says so. That the product is one of the shop, by
 * its id, and the category one that products have, is for the caller to see to.
 */
export function readRequest(
  raw: RawParameters,
  settings: RequestSettings,
  data: DayRange | null,
  defaults: PageDefaults = USUAL,
): Request {
  const when = { ...settings, data }
  const asked = readParameters(raw)
  const parameters = DEFAULT_DAYS[defaults.days](asked, when)
  const query = toDrawable(toScreenQuery(parameters, when), when)
  const { as_of: day, compare } = parameters
  return toRequest({
    raw,
    asked,
    parameters,
    query,
    before: toBeforeQuery(parameters, query, defaults.comparison),
    comparison: choosesBefore(parameters) ? null : (compare ?? defaults.comparison),
    asOf: day !== null && day <= settings.today ? day : null,
    data,
    settings,
    isOnScreen: true,
  })
}

function toRequest({ asked, isOnScreen, ...chosen }: Chosen): Request {
  const { raw, parameters, query, before, settings, data } = chosen
  const { fiscalMonth: _fiscal, weekStart: _week, ...counting } = settings
  const { metric, compare, grain, smallest, against } = parameters
  const periodMetric = metric ?? OVERALL_RATE
  const preset = activePreset(parameters, { ...settings, data })
  const shown = { parameters: asked, preset, range: query.range }
  const drawing = { data, mostDrawn: settings.mostDrawn }
  return {
    ...counting,
    ...chosen,
    previous: toComparedQuery(query, compare ?? 'previous'),
    comparing: compare !== null && query.range !== null,
    compare: compare !== null || choosesBefore(parameters),
    metric,
    metrics: null,
    funnel: null,
    periodMetric,
    rateMetric: METRICS[periodMetric]?.kind === 'rate' ? periodMetric : OVERALL_RATE,
    by: parameters.by ?? 'product',
    paths: toPathsAsked(parameters),
    breakdown: splitWords(parameters.breakdown ?? USUAL_BREAKDOWN, ','),
    against,
    grain,
    periods: toDrawablePeriods({ ...query, grain: grain ?? 'quarter' }, drawing),
    smallestChange: smallest === null ? settings.smallestChange : smallest / 100,
    mostDrawn: isOnScreen ? (settings.mostDrawn ?? null) : null,
    preset,
    rangeName: nameRange(shown, data),
    notices: isOnScreen
      ? [
          ...explainLeftOut(raw, shown),
          ...explainBefore(parameters, before),
          ...explainAsOf(parameters, settings.today),
        ]
      : [],
  }
}

/** For reports that always compare: what was asked for, else the range before. */
export function toBefore({
  query,
  before,
  compare,
}: Pick<Request, 'query' | 'before' | 'compare'>): ReportQuery | null {
  return compare ? before : toComparedQuery(query, 'previous')
}

function toBeforeQuery(
  parameters: Parameters,
  query: ReportQuery,
  fallback: Comparison | null,
): ReportQuery | null {
  const { before_from: from, before_to: to, compare } = parameters
  if (from && to && from < to) return overRange(query, { from, to })
  const comparison = compare ?? fallback
  return comparison && toComparedQuery(query, comparison)
}

function choosesBefore({ before_from: from, before_to: to }: Parameters): boolean {
  return from !== null && to !== null && from < to
}

/** Days to compare with that make no range are left out, and that is said. */
function explainBefore(parameters: Parameters, before: ReportQuery | null): string[] {
  const { before_from: from, before_to: to } = parameters
  if ((!from && !to) || choosesBefore(parameters)) return []
  const instead = before ? ` Compared is with ${formatRange(before.range)}.` : ''
  const problem = '"before_from" and "before_to" must be given together, the first before the second'
  return [`${problem}, so they are left out.${instead}`]
}

/** What will be known on a day to come is not known. */
function explainAsOf({ as_of: asOf }: Parameters, today: Day): string[] {
  if (asOf === null || asOf <= today) return []
  return [`"as_of" (${asOf}) must not be after today, so it is left out. Shown is what is known now.`]
}
