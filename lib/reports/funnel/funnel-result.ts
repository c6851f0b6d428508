import { funnelOf } from '@/lib/funnel/funnel-of'
import { ANY_UNIT, countMark, ownMark } from '@/lib/funnel/marks'
import { placeBefore } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { FunnelRow } from './funnel-sql'

/** One step of the funnel. Rates are shares 0 to 1, null when there is nothing to divide by. */
export type FunnelStep = Readonly<{
  /** Its key. */
  step: string
  /** Units that reached this step or a later one, in any order. */
  count: number
  /** Of the units of the step before; null for the first step. */
  stepRate: number | null
  stepInterval: Interval | null
  /** Of the units of the first step. */
  overallRate: number | null
  /** Null for the first step, whose rate is 1 by definition. */
  overallInterval: Interval | null
  /** Units of the step before that are missing here; null for the first step. */
  dropOff: number | null
  /** Units whose furthest step this is; over all steps they add up to the first step's count. */
  furthest: number
  /** Units counted here only because they reached a later step: this step's own event was not recorded. */
  inferred: number
}>

export type FunnelResult = Readonly<{
  query: ReportQuery
  steps: readonly FunnelStep[]
  /** Units with no step at all, such as sessions with other events only. They are not in the funnel. */
  withoutStep: number
}>

/** All steps in order, also when nothing happened. docs/decisions/0005 says why reaching is cumulative. */
export function toFunnelResult(query: ReportQuery, rows: readonly FunnelRow[]): FunnelResult {
  const funnel = funnelOf(query)
  const defined = funnel.steps
  const marked = new Map(rows.map(({ mark, units }) => [mark, units]))
  const unitsOf = (mark: number) => marked.get(mark) ?? 0
  const counts = defined.map((_, place) => unitsOf(countMark(funnel, place)))
  const first = counts[0] ?? 0
  const isOptional = (place: number) => defined[place]?.optional === true
  const countAfter = (place: number) => counts.find((_, at) => at > place && !isOptional(at)) ?? 0
  const countBefore = (place: number) => counts[placeBefore(funnel, place)] ?? null
  const isLast = (place: number) => place === defined.length - 1
  const steps = defined.map(({ key }, place): FunnelStep => {
    const count = counts[place] ?? 0
    const before = countBefore(place)
    return {
      step: key,
      count,
      stepRate: before === null ? null : ratio(count, before),
      stepInterval: before === null ? null : wilson(count, before),
      overallRate: ratio(count, first),
      overallInterval: before === null ? null : wilson(count, first),
      dropOff: before === null ? null : before - count,
      furthest: isOptional(place) ? 0 : count - countAfter(place),
      inferred: isLast(place) ? 0 : count - unitsOf(ownMark(place)),
    }
  })
  return { query, steps, withoutStep: (marked.get(ANY_UNIT) ?? first) - first }
}
