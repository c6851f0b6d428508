import { FIRST_DAY, LAST_DAY, parseDay } from '@/lib/time/day'
import { GRAINS, type Grain } from '@/lib/time/grain'
import { parseAgainst } from '../against'
import { parseBreakdown } from '../attribute'
import { COMPARISONS, type Comparison } from '../comparison'
import { METRICS } from '../metric'
import { DEPTHS, PATHS, type PathsOf, REPEATS, type Repeats } from '../path-question'
import { RANGE_PRESETS, type RangePreset } from '../range-preset'
import { BREAKDOWNS, type Breakdown, LONGEST_NAME, SCOPES } from '../scope'
import { UNITS, type Unit } from '../unit'

// The parameters of every report, by the name they have in a URL, in the JSON API and (with -- before it) on the
// command line. The screen reads a broken value as its default; the API and the command line refuse it with `must`.

type Parameter<T> = Readonly<{ parse: (text: string) => T | null; must: string }>

const day = { parse: parseDay, must: `a day as YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}` }

export const PARAMETERS = {
  range: oneOf<RangePreset>(RANGE_PRESETS),
  from: day,
  to: day,
  unit: oneOf<Unit>(UNITS),
  ...SCOPES,
  grain: oneOf<Grain>(GRAINS),
  compare: oneOf<Comparison>(COMPARISONS),
  before_from: day,
  before_to: day,
  funnel: {
    parse: SCOPES.product.parse,
    must: `the id or the name of a saved funnel, 1 to ${LONGEST_NAME} characters`,
  },
  metric: {
    parse: parseMetric,
    must: `${oneOf<string>(METRICS).must}, or what the funnel given by "funnel" has`,
  },
  by: oneOf<Breakdown>(BREAKDOWNS),
  breakdown: {
    parse: parseBreakdown,
    must: 'one or two of product, category, visitor, weekday, or names of attributes, such as "device, channel"',
  },
  against: {
    parse: parseAgainst,
    must: `others, category, or ${SCOPES.where.must}`,
  },
  smallest: { parse: parsePoints, must: 'percentage points, above 0 and below 100, such as 0.5' },
  as_of: day,
  paths: oneOf<PathsOf>(PATHS),
  step: { parse: parseKey, must: 'the key of a step of the funnel' },
  depth: oneOf<string>(Object.fromEntries(DEPTHS.map((depth) => [depth, null]))),
  repeats: oneOf<Repeats>(REPEATS),
} as const satisfies Record<string, Parameter<unknown>>

export type ParameterName = keyof typeof PARAMETERS

/** What was asked for; null where nothing (or, on the screen, nothing usable) was. */
export type Parameters = Readonly<{
  [Name in ParameterName]: ReturnType<(typeof PARAMETERS)[Name]['parse']>
}>

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[]

function oneOf<T extends string>(table: Record<T, unknown>): Parameter<T> {
  const names = Object.keys(table)
  return {
    parse: (text) => (Object.hasOwn(table, text) ? (text as T) : null),
    must: names.length === 1 ? `"${names[0]}"` : `one of ${names.join(', ')}`,
  }
}

/** One of the product funnel, or a name that a count, a rate or a time of a saved one may have (`isOfFunnel`). */
function parseMetric(text: string): string | null {
  const isNamedSo = text.length <= 2 * LONGEST_NAME && /^(time_to_.|.+_per_.)/.test(text)
  return isNamedSo ? text : parseKey(text)
}

/** Whether the metric can be one of the funnel that is asked about. */
export function isOfFunnel({ metric, funnel }: Pick<Parameters, 'metric' | 'funnel'>): boolean {
  return metric === null || funnel !== null || Object.hasOwn(METRICS, metric)
}

/** The smallest change worth acting on, in percentage points. */
function parsePoints(text: string): number | null {
  const points = /^\d{1,2}(\.\d{1,4})?$/.test(text) ? Number(text) : 0
  return points > 0 ? points : null
}

/** In the letters that keys of steps are of. */
function parseKey(text: string): string | null {
  return /^[a-z][a-z0-9_]{0,59}$/.test(text) ? text : null
}
