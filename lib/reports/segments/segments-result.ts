import { funnelOf } from '@/lib/funnel/funnel-of'
import { countMark, holds } from '@/lib/funnel/marks'
import { portionOf } from '@/lib/funnel/metrics'
import { listRates, type Rate } from '@/lib/funnel/rates'
import type { ReportQuery } from '@/lib/query/report-query'
import { type Overlap, toOverlapEffect } from '@/lib/stats/changes/overlap-effect'
import { compareShares, type Portion, type ShareChange } from '@/lib/stats/compare-shares'
import { sumOf } from '@/lib/stats/sum'
import { designEffectOf, type Likeness } from '../usual/usual-result'
import type { SegmentsRow } from './segments-sql'

/** One rate of both sides. `change` is from the other to the one; null where a side has nothing to divide by. */
export type SegmentsLine = Readonly<{
  /** The name of the rate. */
  rate: string
  one: Portion
  other: Portion
  /** Of those that it is a share of, how many are on both sides. */
  both: number
  change: ShareChange | null
}>

/** Units that reached each step or a later one, by place, on each side, and on both. */
export type SegmentsReached = Readonly<Record<'one' | 'other' | 'both', readonly number[]>>

export type SegmentsResult = Readonly<{
  query: ReportQuery
  /** What it is held against: a filter, or `others`, or `category`. */
  against: string
  /** The category of the product that is held against the others of it; else null. */
  category: string | null
  smallestChange: number
  reached: SegmentsReached
  lines: readonly SegmentsLine[]
}>

/** How alike the sessions of a user are is taken from the side where they are more so. */
export function toSegmentsResult(
  about: Pick<SegmentsResult, 'query' | 'against' | 'category' | 'smallestChange'>,
  rows: readonly SegmentsRow[],
  likeness: readonly Likeness[],
): SegmentsResult {
  const { query, smallestChange } = about
  const funnel = funnelOf(query)
  const marks = funnel.steps.map((_, place) => countMark(funnel, place))
  const has = (steps: number | null, place: number) => steps !== null && holds(marks[place] ?? 0, steps)
  const count = (is: (row: SegmentsRow) => boolean) => sumOf(rows, (row) => (is(row) ? row.units : 0))
  const reached = {
    one: marks.map((_, place) => count(({ one }) => has(one, place))),
    other: marks.map((_, place) => count(({ other }) => has(other, place))),
    both: marks.map((_, place) => count(({ one, other }) => has(one, place) && has(other, place))),
  }
  const toOverlap = ({ part, whole }: Rate): Overlap => {
    const isShared = ({ one, other }: SegmentsRow) => has(one, whole) && has(other, whole)
    return {
      whole: count(isShared),
      before: count((row) => isShared(row) && has(row.other, part)),
      now: count((row) => isShared(row) && has(row.one, part)),
      both: count((row) => isShared(row) && has(row.one, part) && has(row.other, part)),
    }
  }
  const lines = listRates(funnel).map((rate): SegmentsLine => {
    const [one, other] = [portionOf(reached.one, rate), portionOf(reached.other, rate)]
    const overlap = toOverlap(rate)
    const alike = Math.max(1, ...likeness.map((known) => designEffectOf(known, rate)))
    const designEffect = alike * toOverlapEffect(other, one, overlap)
    const change = compareShares(other, one, smallestChange, { designEffect, pairs: [] })
    return { rate: rate.name, one, other, both: overlap.whole, change }
  })
  return { ...about, reached, lines }
}
