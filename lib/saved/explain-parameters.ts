import { capitalise } from '@/lib/format/capitalise'
import { formatDay } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { USUAL_BREAKDOWN } from '@/lib/query/attribute'
import { COMPARISONS } from '@/lib/query/comparison'
import { METRICS, OVERALL_RATE } from '@/lib/query/metric'
import { PATHS, REPEATS, toPathsAsked } from '@/lib/query/path-question'
import { RANGE_PRESETS } from '@/lib/query/range-preset'
import type { Parameters } from '@/lib/query/request/parameters'
import { readParameters } from '@/lib/query/request/parse-parameters'
import {
  BREAKDOWNS,
  NO_NAMES,
  type ProductNames,
  SCOPE_KINDS,
  SCOPES,
  type ScopeKind,
  sayOneScope,
  sayScope,
  toScope,
} from '@/lib/query/scope'
import { UNITS, WORTH_MEASURES } from '@/lib/query/unit'
import { addDays } from '@/lib/time/day'
import { GRAINS } from '@/lib/time/grain'
import { UNBOUND_PRODUCT } from './report-definition'

/** What a report asks, as an address says it. */
type Kept = Readonly<Record<string, string>>

type Asked = Parameters & Readonly<{ in: string | null; unbound: string | null }>

/** Each part of a question, by what it is called, as people say it; what was not chosen is said as what it then is. */
const PARTS: Readonly<Record<string, (asked: Asked, names: ProductNames) => string>> = {
  Range: sayRange,
  Counted: ({ unit }) => UNITS[unit ?? 'sessions'].many,
  ...Object.fromEntries(
    SCOPE_KINDS.map((kind) => {
      const { one, many } = SCOPES[kind]
      const say = (asked: Asked, names: ProductNames) => sayScopeOf(kind, asked, names) ?? `all ${many}`
      return [capitalise(one), say] as const
    }),
  ),
  Funnel: ({ funnel }) => (funnel === null ? 'the product funnel' : `the saved funnel ${funnel}`),
  'Time cut': ({ grain }) => (grain ? `by ${GRAINS[grain].label.toLowerCase()}` : 'as fits the range'),
  'Compared with': sayComparison,
  Metric: ({ metric }) => (METRICS[metric ?? OVERALL_RATE]?.label ?? metric ?? '').toLowerCase(),
  'Compared by': ({ by }) => BREAKDOWNS[by ?? 'product'].one,
  'Broken down by': ({ breakdown }) => breakdown ?? USUAL_BREAKDOWN,
  'Held against': ({ against }) => formatName(against ?? 'what is usual'),
  'Worth acting on': ({ smallest }) =>
    smallest === null ? "from the workspace's size on" : `from ${smallest} pp on`,
  'As known on': ({ as_of: day }) => (day ? `the end of ${formatDay(day)}` : 'the day it is looked at'),
  Paths: (asked) => PATHS[toPathsAsked(asked).of].label.toLowerCase(),
  'Of the step': ({ step }) => (step === null ? 'that is usual' : formatName(step)),
  'Events told': (asked) => String(toPathsAsked(asked).depth),
  'Repeated events': (asked) => REPEATS[toPathsAsked(asked).repeats].label.toLowerCase(),
  'Worth in': ({ in: measure }) =>
    WORTH_MEASURES[measure === 'orders' ? 'orders' : 'revenue'].label.toLowerCase(),
}

/** What a report asks, in words: the range, what is counted, and of what; `last 90 days`, `users`, `ZZ Plant`. */
export function nameParameters(
  parameters: Kept,
  names: ProductNames,
): Readonly<{ range: string; unit: string; scope: string }> {
  const asked = readAsked(parameters)
  return {
    range: sayRange(asked),
    unit: UNITS[asked.unit ?? 'sessions'].many,
    scope: sayUnbound(asked) ?? sayScope(toScope(asked), names),
  }
}

/** A sentence for each part of the question that is not as it was; products are told apart by their ids. */
export function explainParameterChanges(before: Kept, now: Kept, names: ProductNames): string[] {
  const [was, is] = [readAsked(before), readAsked(now)]
  return Object.entries(PARTS).flatMap(([label, say]) =>
    say(is, NO_NAMES) === say(was, NO_NAMES) ? [] : [`${label}: ${say(is, names)}, was ${say(was, names)}.`],
  )
}

/** The ids of products that definitions ask about. */
export function listProducts(definitions: readonly Readonly<{ parameters: Kept }>[]): readonly string[] {
  return [...new Set(definitions.flatMap(({ parameters }) => readParameters(parameters).product ?? []))]
}

function readAsked(parameters: Kept): Asked {
  const unbound = parameters[UNBOUND_PRODUCT] ?? null
  return { ...readParameters(parameters), in: parameters.in ?? null, unbound }
}

function sayScopeOf(kind: ScopeKind, asked: Asked, names: ProductNames): string | null {
  return (kind === 'product' ? sayUnbound(asked) : null) ?? sayOneScope(kind, toScope(asked), names)
}

/** A product chosen since takes the place of a name that is nobody's. */
function sayUnbound({ product, unbound }: Asked): string | null {
  const isSaid = product === null && unbound !== null
  return isSaid ? `“${formatName(unbound)}”, which no one product is called` : null
}

function sayRange({ range, from, to }: Parameters): string {
  if (from || to) return sayDays(from, to)
  return lower(RANGE_PRESETS[range ?? '90d'].label)
}

function sayComparison({ compare, before_from: from, before_to: to }: Parameters): string {
  if (from || to) return sayDays(from, to)
  return compare ? lower(COMPARISONS[compare].label) : 'what each section has by itself'
}

/** The last day included; `to` is not. */
function sayDays(from: string | null, to: string | null): string {
  const last = to && formatDay(addDays(to, -1))
  if (from && last) return `${formatDay(from)} – ${last}`
  return from ? `from ${formatDay(from)} on` : `until ${last}`
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
