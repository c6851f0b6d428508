import { addDays, countDays, type Day, type DayRange } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import { compareWith, moveQuarters } from './comparison'

/** A range, and the earlier one that it is held against. */
export type RangePair = Readonly<{ before: DayRange; now: DayRange }>

/** Further back a shop was another one. */
const MOST_PAIRS = 12

/**
 * Pairs of ranges that lie to each other as these do, further and further back, the latest first; none begins before
 * `first`. Ranges that are compared by quarters go back by quarters, others by their own length.
 */
export function listPastPairs(
  { before, now }: RangePair,
  first: Day,
  fiscalMonth: FiscalMonth,
): readonly RangePair[] {
  const isOfQuarters = (['last-quarter', 'last-year'] as const).some(
    (comparison) => compareWith(now, comparison, fiscalMonth)?.from === before.from,
  )
  const days = Math.max(countDays(before), countDays(now))
  const move = ({ from, to }: DayRange, back: number) =>
    isOfQuarters
      ? moveQuarters({ from, to }, -back, fiscalMonth)
      : { from: addDays(from, -back * days), to: addDays(to, -back * days) }
  const pairs = Array.from({ length: MOST_PAIRS }, (_, index) => ({
    before: move(before, index + 1),
    now: move(now, index + 1),
  }))
  return pairs.filter((pair) => pair.before.from >= first)
}
