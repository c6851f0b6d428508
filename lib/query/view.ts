import { formatRange } from '@/lib/format/format-day'
import type { Day, DayRange } from '@/lib/time/day'
import type { Breakdown } from './breakdown'
import type { Comparison } from './comparison'
import { toDrawable, toDrawablePeriods } from './drawable'
import { explainLeftOut, nameRange } from './explain-screen'
import { isRateMetric, OVERALL_RATE } from './metric'
import type { Parameters } from './parameters'
import { type RawParameters, readParameters } from './parse-parameters'
import type { RangePreset } from './range-preset'
import { activePreset, type ReportQuery, type Today, toComparedQuery, toScreenQuery } from './report-query'
import { toScreenBefore } from './report-request'

/** What is looked at: an address made absolute, with all that pictures and tables need to know of it. */
export type View = Readonly<{
  raw: RawParameters
  parameters: Parameters
  preset: RangePreset | 'custom'
  query: ReportQuery
  /** The same over the range before; null for all time. */
  previous: ReportQuery | null
  /** Whether the pictures show the range before, too. */
  comparing: boolean
  /** The same over the range that this one is held against where two are compared; null for all time. */
  before: ReportQuery | null
  /** The name of that range; null when its days were chosen. */
  comparison: Comparison | null
  /** What is looked at from period to period, and the rate by which products are compared. */
  metric: string
  rateMetric: string
  /** What has a row where two ranges are compared. */
  by: Breakdown
  /** The last nine quarters (or months, or weeks), whatever range is looked at. */
  periods: ReportQuery
  /** The smallest change of a share worth acting on, 0 to 1. */
  smallestChange: number
  /** The day at whose end things are told as they were known then; null: now. */
  asOf: Day | null
  today: Day
  data: DayRange | null
  rangeName: string
  /** What of the address could not be used. */
  notices: readonly string[]
}>

export type ViewSettings = Today & Readonly<{ smallestChange: number; mostDrawn?: number }>

export type ViewDefaults = Readonly<{
  /** What a page has in place of parameters that were not given. */
  settle: (parameters: Parameters, today: Today) => Parameters
  /** What a range is held against where nothing was chosen. */
  comparison: Comparison
}>

/** What was asked is what is meant, with the usual defaults. */
export const AS_GIVEN: ViewDefaults = { settle: (parameters) => parameters, comparison: 'previous' }

/**
 * Reads an address leniently: what cannot be used has a default, and a sentence that says so. That the product is one of
 * the shop, by its id, and the category one that products have, is for the caller to see to.
 */
export function toView(
  raw: RawParameters,
  settings: ViewSettings,
  { settle, comparison }: ViewDefaults,
): View {
  const { today, fiscalMonth, data } = settings
  const when = { today, fiscalMonth, data }
  const asked = readParameters(raw)
  const parameters = settle(asked, when)
  const query = toDrawable(toScreenQuery(parameters, when), settings)
  const preset = activePreset(parameters, when)
  const before = toScreenBefore(parameters, query, comparison)
  const metric = parameters.metric ?? OVERALL_RATE
  const shown = { parameters: asked, preset, range: query.range }
  return {
    raw,
    parameters,
    preset,
    query,
    previous: toComparedQuery(query, parameters.compare ?? 'previous'),
    comparing: parameters.compare !== null && query.range !== null,
    before,
    comparison: choosesBefore(parameters) ? null : (parameters.compare ?? comparison),
    metric,
    rateMetric: isRateMetric(metric) ? metric : OVERALL_RATE,
    by: parameters.by ?? 'product',
    periods: toDrawablePeriods({ ...query, grain: parameters.grain ?? 'quarter' }, settings),
    smallestChange: parameters.smallest === null ? settings.smallestChange : parameters.smallest / 100,
    asOf: parameters.as_of !== null && parameters.as_of <= today ? parameters.as_of : null,
    today,
    data,
    rangeName: nameRange(shown, data),
    notices: [
      ...explainLeftOut(raw, shown),
      ...explainBefore(parameters, before),
      ...explainAsOf(parameters, today),
    ],
  }
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
