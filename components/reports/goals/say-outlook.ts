import { formatBucket } from '@/lib/format/format-day'
import { formatPointsSize, formatRoughly } from '@/lib/format/format-number'
import { type GoalMeasure, isGoalRate, ofGoal, wordsOfWhole } from '@/lib/forms/goal'
import { formatGoalValue } from '@/lib/forms/name-goal'
import { unitOf } from '@/lib/query/unit'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import type { ForecastScore } from '@/lib/stats/forecast/score-forecasts'
import type { Day } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'

/** What is known before a target is set, in sentences; the last says the smallest change that could be seen. */
export function sayOutlook(
  goal: GoalMeasure & Readonly<{ quarter: Day }>,
  outlook: GoalOutlook,
  fiscalMonth: FiscalMonth,
): string[] {
  const { metric, quarter } = goal
  const { last, expected, smallest } = outlook
  if (expected === null || expected < 1)
    return ['Too little was counted here for a forecast, so nothing can be said of its chances.']
  return [
    last
      ? `In ${formatBucket(last.quarter.from, 'quarter', fiscalMonth)}, the last whole quarter, it was ${formatGoalValue(metric, last.value)}.`
      : 'There is no whole quarter before it to compare with.',
    `About ${formatRoughly(expected)} ${unitOf({ ...ofGoal(goal), unit: 'sessions' }).many} are expected to ${wordsOfWhole(goal).verb} in ${formatBucket(quarter, 'quarter', fiscalMonth)}.`,
    ...(smallest === null
      ? []
      : [
          `The smallest change that could be told from chance and from what is usual is about ${formatSize(goal, smallest)}.`,
        ]),
  ]
}

/** Whether the change to a target could be seen; null where nothing can be said. */
export function sayDetectable(
  goal: GoalMeasure,
  { last, smallest }: GoalOutlook,
  target: number,
): string | null {
  if (!last || smallest === null) return null
  const change = Math.abs(target - last.value)
  const size = formatSize(goal, change)
  const least = formatSize(goal, smallest)
  if (change >= smallest)
    return `A change of ${size} could be told in one quarter; from about ${least} on it can.`
  return `A change of ${size} could not be told in one quarter from chance and from what is usual; about ${least} could.`
}

function formatSize(goal: GoalMeasure, size: number): string {
  return isGoalRate(goal.metric)
    ? formatPointsSize(size)
    : `${formatRoughly(size)} ${wordsOfWhole(goal).nouns}`
}

/** "Made on the same day, our 80 % bands held in 5 of the last 6 quarters." */
export function sayScore({ quarters, held }: ForecastScore): string {
  const [only] = quarters
  if (!only) return 'There is no earlier quarter to try this forecast on, so its bands are untested here.'
  if (quarters.length === 1) {
    return `Made on the same day of last quarter, our 80 % band ${only.held ? 'held' : 'did not hold'}.`
  }
  return `Made on the same day of the quarter, our 80 % bands held in ${held} of the last ${quarters.length} quarters.`
}
