import { addDays, countDays, type DayRange } from '@/lib/time/day'
import { moveGrain } from '@/lib/time/grain'
import { ratio } from '../ratio'
import { sum } from '../sum'
import {
  type CountedDay,
  chanceOfReaching,
  type ForecastQuestion,
  forecastQuarter,
  type Measure,
  measuredValue,
} from './forecast-quarter'
import { addUp } from './rate-model'

/** What would have been said of a past quarter, and what became of it. */
export type ScoredForecast = Readonly<{
  quarter: DayRange
  low: number
  median: number
  high: number
  actual: number
  /** Whether it ended within the 80 % band, `low` to `high`. */
  held: boolean
  /** The chance that was given to do at least as well as the quarter before, and whether it did; null without one. */
  chance: number | null
  reached: boolean | null
}>

export type ForecastScore = Readonly<{
  /** Latest first. */
  quarters: readonly ScoredForecast[]
  held: number
  /** Mean squared error of the chances: 0 is perfect, 0.25 is a coin. Null where none was given. */
  brier: number | null
}>

const MOST_QUARTERS = 6
/** Fewer before the day of the forecast, and no forecast would have been made. */
const FEWEST_DAYS_BEFORE = 56
const RUNS = 1_000

/**
 * The same forecast for up to six past quarters, each made on the same day of its quarter and from the days before it
 * alone. G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950);
 * the event is that the quarter does at least as well as the one before it.
 */
export function scoreForecasts(question: Omit<ForecastQuestion, 'runs'>): ForecastScore {
  const { days, quarter } = question
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return { quarters: [], held: 0, brier: null }
  const now = addDays(last, 1)
  const passed = countDays({ from: quarter.from, to: now })
  const quarters: ScoredForecast[] = []
  for (let back = 1; quarters.length < MOST_QUARTERS; back += 1) {
    const past = quarterAt(quarter, -back)
    if (past.from < first) break
    if (past.to > now) continue
    const scored = scoreOne(question, past, passed)
    if (scored) quarters.push(scored)
  }
  return { quarters, held: quarters.filter(({ held }) => held).length, brier: toBrier(quarters) }
}

function scoreOne(
  { days, measure, seed }: ForecastQuestion,
  quarter: DayRange,
  passed: number,
): ScoredForecast | null {
  const lastMoment = addDays(quarter.to, -1)
  const sameDay = addDays(quarter.from, passed)
  const cut = sameDay < lastMoment ? sameDay : lastMoment
  const before = days.filter(({ day }) => day < cut)
  const actual = valueIn(days, quarter, measure)
  if (before.length < FEWEST_DAYS_BEFORE || actual === null) return null
  const forecast = forecastQuarter({
    days: before,
    quarter,
    measure,
    seed: `${seed}/${quarter.from}`,
    runs: RUNS,
  })
  const end = forecast?.fan.at(-1)
  if (!forecast || !end) return null
  const earlier = quarterAt(quarter, -1)
  const target = earlier.from < (days[0]?.day ?? '') ? null : valueIn(days, earlier, measure)
  return {
    quarter,
    low: end.p10,
    median: end.p50,
    high: end.p90,
    actual,
    held: actual >= end.p10 && actual <= end.p90,
    chance: target === null ? null : chanceOfReaching(forecast, target),
    reached: target === null ? null : actual >= target,
  }
}

/** The value of the days in a range; null where nobody entered. */
function valueIn(days: readonly CountedDay[], { from, to }: DayRange, measure: Measure): number | null {
  return measuredValue(addUp(days.filter(({ day }) => day >= from && day < to)), measure)
}

function quarterAt({ from }: DayRange, quarters: number): DayRange {
  const moved = moveGrain(from, 'quarter', quarters)
  return { from: moved, to: moveGrain(moved, 'quarter', 1) }
}

function toBrier(quarters: readonly ScoredForecast[]): number | null {
  const errors = quarters.flatMap(({ chance, reached }) =>
    chance === null || reached === null ? [] : [(chance - Number(reached)) ** 2],
  )
  return ratio(sum(errors), errors.length)
}
