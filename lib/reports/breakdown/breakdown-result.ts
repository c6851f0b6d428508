import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { DERIVED, isMet } from '@/lib/query/attribute'
import type { ReportQuery } from '@/lib/query/report-query'
import { shrinkRates } from '@/lib/stats/shrink-rates'
import { WEEK_STARTS } from '@/lib/time/grain'
import type { FunnelStep } from '../funnel/funnel-result'
import { sumReached } from '../products/products-result'
import type { BreakdownRow, PartKey } from './breakdown-sql'

/** A part of the whole. `label` is what people read for its value: what a product is called, else the value. */
export type BreakdownPart = Omit<BreakdownRow, 'first' | 'second'> &
  Readonly<{
    first: PartKey & Readonly<{ label: string | null }>
    second: PartKey & Readonly<{ label: string | null }>
    /** The lower end of what is likely of its overall rate, drawn towards the other parts; null where nobody entered. */
    atLeast: number | null
  }>

export type BreakdownResult = Readonly<{
  query: ReportQuery
  /** One name, or two. */
  names: readonly string[]
  /** All units; by product or category all pairs of a unit and one of those that it met, which are more. */
  whole: Readonly<{ reached: readonly number[] }>
  /** Of pairs, and of sessions of anything else, they add up to the whole; of users they do not. */
  parts: readonly BreakdownPart[]
}>

/** `steps` are those of the whole funnel. What has no row of its own is not known. */
export function toBreakdownResult(
  { query, names }: Pick<BreakdownResult, 'query' | 'names'>,
  steps: readonly FunnelStep[],
  rows: readonly BreakdownRow[],
  labels: ReadonlyMap<string, string>,
): BreakdownResult {
  const isOfPairs = names.some(isMet)
  const told = sumReached(funnelOf(query), rows)
  const all = isOfPairs ? told : steps.map(({ count }) => count)
  const rest = all.map((count, place) => count - (told[place] ?? 0))
  const isLeft = query.unit === 'sessions' && !isOfPairs && (rest[0] ?? 0) > 0
  const full = isLeft ? [...rows, { first: NOT_KNOWN, second: NOT_KNOWN, values: 0, reached: rest }] : rows
  const label = (key: PartKey, name = '') => ({
    ...key,
    label: key.value === null ? null : ((name === 'product' ? labels.get(key.value) : null) ?? key.value),
  })
  const rates = shrinkRates(
    full.map(({ reached }, index) => ({
      key: String(index),
      category: 'all',
      ...portionOf(reached, overallRate(funnelOf(query))),
    })),
  )
  const parts = full.map((row, index) => ({
    ...row,
    first: label(row.first, names[0]),
    second: label(row.second, names[1]),
    atLeast: (row.reached[0] ?? 0) > 0 ? (rates.get(String(index))?.interval.low ?? null) : null,
  }))
  return { query, names, whole: { reached: all }, parts: inOrderOfWeek(query, names, parts) }
}

/** Weekdays from the first day of the week on, whatever is more; all else as it came. */
function inOrderOfWeek(
  { weekStart = 'monday' }: ReportQuery,
  names: readonly string[],
  parts: readonly BreakdownPart[],
): readonly BreakdownPart[] {
  const end = names.indexOf('weekday') === 1 ? 'second' : 'first'
  if (!names.includes('weekday')) return parts
  const days: readonly string[] = DERIVED.weekday
  const placeOf = ({ [end]: { value } }: BreakdownPart) =>
    value === null ? days.length : (days.indexOf(value) + WEEK_STARTS[weekStart]) % days.length
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const NOT_KNOWN: PartKey = { part: 'not_known', value: null }
