import { addDays, countDays, type Day, type DayRange } from '@/lib/time/day'
import type { Portion } from '../compare-shares'
import { quantile } from '../quantile'
import { ratio } from '../ratio'
import { createUniform } from '../seeded-random'
import { fitEntrants } from './entrants-model'
import { addUp, fitRate } from './rate-model'
import { simulateDays } from './simulate-days'

/** A day: `part` of `whole`. For a count both are the count. */
export type CountedDay = Portion & Readonly<{ day: Day }>

/** A share of those who entered, or how many there were. */
export type Measure = 'rate' | 'count'

/** The cumulative value at the end of a day: so many of all futures are below it (10, 25, 50, 75 and 90 %). */
export type FanDay = Readonly<{ day: Day; p10: number; p25: number; p50: number; p75: number; p90: number }>

export type Forecast = Readonly<{
  /** Every day of the quarter that is still to come, in order. */
  fan: readonly FanDay[]
  /** The value at the end of the quarter in each future, in order of size. */
  finals: ArrayLike<number>
  /** The mean of these. */
  expected: number
  /** How many will have entered in the whole quarter, on average. */
  expectedWhole: number
}>

export type ForecastQuestion = Readonly<{
  /** Every day up to now, without gaps. */
  days: readonly CountedDay[]
  /** Its first days may have passed, or it may be still to come. */
  quarter: DayRange
  measure: Measure
  seed: string
  runs?: number
}>

/** Fewer days say too little of the week and of noise. */
export const FEWEST_DAYS = 28
const RUNS = 2_000
/** Days further back are left alone: two years of 52 weeks. */
const LONGEST_PAST = 728
const RECENT_DAYS = 56

/**
 * The rest of the quarter in many futures: entrants a day as `fitEntrants`, the rate as `fitRate`, what they do
 * binomial. The same question has the same answer. Null where there is nothing to forecast (the quarter is over) or
 * to forecast from: fewer than FEWEST_DAYS days, or nobody in the last eight weeks.
 */
export function forecastQuarter({
  days,
  quarter,
  measure,
  seed,
  runs = RUNS,
}: ForecastQuestion): Forecast | null {
  const last = days.at(-1)
  if (!last || days.length < FEWEST_DAYS || addUp(days.slice(-RECENT_DAYS)).whole === 0) return null
  const now = addDays(last.day, 1)
  if (now >= quarter.to) return null
  const past = days.slice(-LONGEST_PAST)
  const from = now > quarter.from ? now : quarter.from
  const { values, meanWhole } = simulateDays(
    {
      entrants: fitEntrants(past.map(({ whole }) => whole)),
      rate: measure === 'rate' ? fitRate(past) : null,
      firstPlace: past.length,
      lead: countDays({ from: now, to: from }),
      length: countDays({ from, to: quarter.to }),
      soFar: addUp(days.filter(({ day }) => day >= quarter.from)),
      runs,
    },
    createUniform(seed),
  )
  for (const ofDay of values) ofDay.sort()
  const finals = values.at(-1) ?? new Float64Array()
  return {
    fan: values.map((ofDay, index) => toFanDay(addDays(from, index), ofDay)),
    finals,
    expected: finals.reduce((sum, value) => sum + value, 0) / runs,
    expectedWhole: meanWhole,
  }
}

/** In how many of all futures the value ends at `target` or above, 0 to 1. */
export function chanceOfReaching({ finals }: Pick<Forecast, 'finals'>, target: number): number {
  let reached = 0
  for (let run = 0; run < finals.length; run += 1) if ((finals[run] ?? 0) >= target) reached += 1
  return reached / finals.length
}

/** The value of days taken together; null for a share of nobody. */
export function measuredValue({ part, whole }: Portion, measure: Measure): number | null {
  if (measure === 'count') return part
  return ratio(part, whole)
}

function toFanDay(day: Day, sorted: Float64Array): FanDay {
  const at = (share: number) => quantile(sorted, share)
  return { day, p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
}
