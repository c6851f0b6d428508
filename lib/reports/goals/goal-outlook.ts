import type { GoalSubject } from '@/lib/forms/goal'
import type { Portion } from '@/lib/stats/compare-shares'
import { detectableChange, toNeighbours } from '@/lib/stats/forecast/detectable-change'
import { type CountedDay, forecastQuarter, measuredValue } from '@/lib/stats/forecast/forecast-quarter'
import { addUp } from '@/lib/stats/forecast/rate-model'
import type { Day, DayRange } from '@/lib/time/day'
import { moveGrain, nextGrain } from '@/lib/time/grain'
import { designEffectOf, type Likeness } from '../usual/usual-result'
import { measureOf } from './goal-days'

/** What is known before a target is set. */
export type GoalOutlook = Readonly<{
  /** The last quarter that is over and wholly counted; null where there is none. */
  last: Readonly<{ quarter: DayRange; value: number }> | null
  /** How many are expected to enter in the goal's quarter (for a count: to do it); null where nothing can be said. */
  expected: number | null
  /** The smallest change that could be told from chance and from what is usual, as a difference of shares or of counts. */
  smallest: number | null
}>

const RUNS = 500

/** `days` are all before `today`; `likeness` is of one of the last quarters. */
export function toGoalOutlook(
  { metric, quarter }: Pick<GoalSubject, 'metric' | 'quarter'>,
  days: readonly CountedDay[],
  today: Day,
  likeness: Likeness | null = null,
): GoalOutlook {
  const measure = measureOf(metric)
  const past = listWholeQuarters(days, today, quarter)
  const latest = past.at(-1)
  const value = latest ? measuredValue(latest.counts, measure) : null
  const forecast = forecastQuarter({ days, quarter, measure, seed: 'outlook', runs: RUNS })
  const expected = forecast?.expectedWhole ?? null
  const designEffect = metric.kind === 'rate' ? designEffectOf(likeness, metric.rate) : 1
  const pairs = toNeighbours(past.map(({ counts }) => counts))
  return {
    last: latest && value !== null ? { quarter: latest.quarter, value } : null,
    expected,
    smallest:
      value === null || expected === null
        ? null
        : detectableChange(measure, { value, expected, past: { designEffect, pairs } }),
  }
}

type PastQuarter = Readonly<{ quarter: DayRange; counts: Portion }>

/** Quarters that are over and have data from their first day on, in order. */
function listWholeQuarters(days: readonly CountedDay[], today: Day, { from }: DayRange): PastQuarter[] {
  const first = days[0]?.day ?? today
  const quarters: PastQuarter[] = []
  for (let start = moveGrain(from, 'quarter', -1); start >= first; start = moveGrain(start, 'quarter', -1)) {
    const to = nextGrain(start, 'quarter')
    if (to > today) continue
    const counts = addUp(days.filter(({ day }) => day >= start && day < to))
    quarters.unshift({ quarter: { from: start, to }, counts })
  }
  return quarters
}
