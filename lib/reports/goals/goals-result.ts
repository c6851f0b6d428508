import type { Portion } from '@/lib/stats/compare-shares'
import {
  type CountedDay,
  chanceOfReaching,
  FEWEST_DAYS,
  type Forecast,
  type ForecastQuestion,
  forecastQuarter,
  measuredValue,
} from '@/lib/stats/forecast/forecast-quarter'
import { type Needed, neededFromHere } from '@/lib/stats/forecast/needed-from-here'
import { addUp } from '@/lib/stats/forecast/rate-model'
import { type ForecastScore, scoreForecasts } from '@/lib/stats/forecast/score-forecasts'
import type { Goal } from '@/lib/store/kept/goals'
import { countDays, type Day } from '@/lib/time/day'
import { measureOf } from './goal-days'

/** Reached and missed are said when the quarter is over; a rate of nobody is neither. */
export type GoalState = 'not begun' | 'running' | 'reached' | 'missed' | 'nothing counted'

export type GoalLine = Readonly<{
  goal: Goal
  state: GoalState
  /** Of the whole days of the quarter so far. */
  soFar: Portion
  /** A share, 0 to 1, or a count; null for a share of nobody. */
  value: number | null
  /** The value at the end of each whole day so far. */
  actual: readonly Readonly<{ day: Day; value: number | null }>[]
  /** Null where the quarter is over, the goal is closed, or nothing can be said; then `silence` says why. */
  forecast: Forecast | null
  /** Of reaching the target by the end of the quarter, 0 to 1. */
  chance: number | null
  needed: Needed | null
  score: ForecastScore | null
  /** Why nothing is known, or why there is no forecast though the goal is open and its quarter not over; else null. */
  silence: string | null
}>

/** All but how good earlier forecasts were, which takes longer than all the rest. */
export type GoalStanding = Omit<GoalLine, 'score'>

export type GoalsResult = Readonly<{ today: Day; lines: readonly GoalLine[] }>

/** `days` are all before `today`; instead of them stands the sentence why there are none. */
export function toGoalLine(goal: Goal, days: readonly CountedDay[] | string, today: Day): GoalLine {
  const standing = toGoalStanding(goal, days, today)
  return { ...standing, score: standing.forecast && scoreForecasts(toQuestion(goal, days)) }
}

/** As `toGoalLine`. */
export function toGoalStanding(goal: Goal, days: readonly CountedDay[] | string, today: Day): GoalStanding {
  const known = typeof days === 'string' ? [] : days
  const { from, to } = goal.quarter
  const inQuarter = known.filter(({ day }) => day >= from && day < to)
  const soFar = addUp(inQuarter)
  const value = measuredValue(soFar, measureOf(goal.metric))
  const followed = goal.closedAt === null && today < to
  const forecast = followed ? forecastQuarter(toQuestion(goal, days)) : null
  return {
    goal,
    state: toState(goal, value, today),
    soFar,
    value,
    actual: toActual(inQuarter, goal),
    forecast,
    chance: forecast && chanceOfReaching(forecast, goal.target),
    needed: forecast && toNeeded(goal, soFar, forecast, today),
    silence: typeof days === 'string' || (followed && !forecast) ? explainSilence(days) : null,
  }
}

function toQuestion({ id, metric, quarter }: Goal, days: readonly CountedDay[] | string): ForecastQuestion {
  const known = typeof days === 'string' ? [] : days
  return { days: known, quarter, measure: measureOf(metric), seed: `goal ${id}` }
}

function toState({ quarter, target }: Goal, value: number | null, today: Day): GoalState {
  if (today < quarter.from) return 'not begun'
  if (today < quarter.to) return 'running'
  if (value === null) return 'nothing counted'
  return value >= target ? 'reached' : 'missed'
}

function toNeeded(
  { target, metric, quarter }: Goal,
  soFar: Portion,
  forecast: Forecast,
  today: Day,
): Needed | null {
  const left = { from: today > quarter.from ? today : quarter.from, to: quarter.to }
  const { expectedWhole } = forecast
  return neededFromHere({ target, soFar, expectedWhole, daysLeft: countDays(left) }, measureOf(metric))
}

function toActual(days: readonly CountedDay[], { metric }: Goal) {
  let [part, whole] = [0, 0]
  return days.map((one) => {
    part += one.part
    whole += one.whole
    return { day: one.day, value: measuredValue({ part, whole }, measureOf(metric)) }
  })
}

function explainSilence(days: readonly CountedDay[] | string): string {
  if (typeof days === 'string') return days
  if (days.length < FEWEST_DAYS) {
    const there = days.length === 0 ? 'there is none' : `there are ${days.length}`
    return `A forecast needs ${FEWEST_DAYS} whole days of data; ${there} yet.`
  }
  return 'Nothing was counted here in the last eight weeks, so there is nothing to forecast from.'
}
