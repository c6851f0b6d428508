import { sum } from '../sum'
import { fitLevel, type LevelFit, RELATIVE_DRIFTS } from './local-level'

/** How many enter a day: `level` (which drifts from week to week) times `baseOf(day)`, and noise from day to day. */
export type EntrantsModel = Readonly<{
  fits: readonly LevelFit[]
  /** Expected at level 1 on the day with this place; places before `counts.length` are the past. */
  baseOf: (place: number) => number
  /** The square of the relative deviation from day to day, beyond that of counting. */
  dayNoise: number
}>

const WEEK = 7
/** Days that say how the week goes, and how noisy days are. */
const RECENT = 8 * WEEK
/** 52 weeks, so that weekdays meet. */
const YEAR = 364
/** Four weeks, so that weekdays cancel. */
const WINDOW = 28
/** So many entrants are thought to have come evenly before any is counted: few entrants have no season of their own. */
const PRIOR = 70

/**
 * From the entrants of every day up to now. Weekdays are those of the last eight weeks. Where there is a year and
 * eight weeks, days have the shape of the same days last year (four weeks around each); else they have none. The
 * level is what the weeks were of that, filtered: growth since last year, or, without one, also the season.
 * `counts` must hold at least a week, and not only zeros.
 */
export function fitEntrants(counts: readonly number[]): EntrantsModel {
  const weekdays = toWeekdays(counts)
  const seasonOf = toSeason(counts)
  const baseOf = (place: number) => seasonOf(place) * (weekdays[place % WEEK] ?? 1)
  const dayNoise = toDayNoise(counts, weekdays)
  const first = hasYear(counts) ? YEAR : 0
  const weeks = listWeeks(counts.length, first).map((start) => {
    const places = Array.from({ length: WEEK }, (_, day) => start + day)
    return { seen: sum(places.map((place) => counts[place] ?? 0)), base: sum(places.map(baseOf)) }
  })
  const usual = sum(weeks.map(({ seen }) => seen)) / sum(weeks.map(({ base }) => base))
  const observations = weeks.map(({ seen, base }) => ({
    value: seen / base,
    variance: usual / base + (dayNoise * usual * usual) / WEEK,
  }))
  const start = { mean: usual, variance: (usual / 2) ** 2 }
  const drifts = RELATIVE_DRIFTS.map((drift) => drift * usual)
  return { fits: fitLevel(observations, start, drifts), baseOf, dayNoise }
}

/** The first places of whole weeks that end with the last day, in order. */
export function listWeeks(days: number, first: number): number[] {
  const weeks = Math.floor((days - first) / WEEK)
  return Array.from({ length: weeks }, (_, week) => days - (weeks - week) * WEEK)
}

function hasYear(counts: readonly number[]): boolean {
  return counts.length >= YEAR + RECENT
}

/** How each day of the week is against the mean day, by the place of a day modulo seven. */
function toWeekdays(counts: readonly number[]): number[] {
  const sums = Array.from({ length: WEEK }, () => PRIOR / WEEK)
  const from = counts.length - WEEK * Math.floor(Math.min(counts.length, RECENT) / WEEK)
  for (let place = from; place < counts.length; place += 1) {
    sums[place % WEEK] = (sums[place % WEEK] ?? 0) + (counts[place] ?? 0)
  }
  const mean = sum(sums) / WEEK
  return sums.map((one) => one / mean)
}

/** Entrants a day at this time of the year, weekdays evened out. A year from now is as this year's, once more. */
function toSeason(counts: readonly number[]): (place: number) => number {
  const mean = sum(counts) / counts.length
  if (!hasYear(counts)) return () => mean
  const sums = [0]
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count)
  return (place) => {
    let same = place - YEAR
    while (same >= counts.length) same -= YEAR
    const [from, to] = [Math.max(0, same - WINDOW / 2), Math.min(counts.length, same + WINDOW / 2)]
    const seen = (sums[to] ?? 0) - (sums[from] ?? 0)
    return (seen + PRIOR) / (to - from + PRIOR / mean)
  }
}

/** By the method of moments: how much days leave the shape of their week, less what counting alone does. */
function toDayNoise(counts: readonly number[], weekdays: readonly number[]): number {
  let beyond = 0
  let scale = 0
  for (const start of listWeeks(counts.length, Math.max(0, counts.length - RECENT))) {
    const week = counts.slice(start, start + WEEK)
    const mean = sum(week) / WEEK
    for (const [day, count] of week.entries()) {
      const expected = mean * (weekdays[(start + day) % WEEK] ?? 1)
      // Seven days that share their sum vary by six sevenths of what they would.
      beyond += ((count - expected) ** 2 * WEEK) / (WEEK - 1) - expected
      scale += expected * expected
    }
  }
  return scale === 0 ? 0 : Math.max(0, beyond / scale)
}
