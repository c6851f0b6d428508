import type { ChartLayout } from '../chart-svg'

/** One day to come: so many of all futures are below each value (10, 25, 50, 75, 90 %). */
export type FanPoint = Readonly<{
  day: string
  p10: number
  p25: number
  p50: number
  p75: number
  p90: number
}>

/** The value at the end of a day that is over; null where there is none yet. */
export type FanActual = Readonly<{ day: string; value: number | null }>

/** What is drawn. */
export type Fan = Readonly<{
  /** Every day of the axis, in order, as YYYY-MM-DD. */
  days: readonly string[]
  actual: readonly FanActual[]
  fan: readonly FanPoint[]
  target: number
  targetText: string
  /** A value in words: short for the axis, and whole for the ends of the bands. */
  format: (value: number) => string
  formatEnd: (value: number) => string
  /** What happened on a day; drawn as thin lines with a number. */
  marks: readonly Readonly<{ day: string; title: string }>[]
}>

/** The same where the plot lies, and where days and values lie in it. */
export type FanPlot = Fan &
  Readonly<{
    layout: ChartLayout
    ticks: readonly number[]
    left: number
    end: number
    top: number
    floor: number
    xOf: (day: string) => number
    yOf: (value: number) => number
  }>

type FanDomain = Readonly<{ low: number; high: number; ticks: readonly number[] }>

/** A cumulative share jumps about in its first days; they may leave the picture. */
const UNSTEADY_DAYS = 10
const TICKS = 4

/**
 * What the axis shows: the band, the target and the days so far (but the unsteady first), and a little room. Counts
 * begin at zero; shares only where they are near it, and they end at 1.
 */
export function toFanDomain(
  actual: Fan['actual'],
  fan: Fan['fan'],
  target: number,
  isShare: boolean,
): FanDomain {
  const steady = actual.slice(isShare && actual.length > 2 * UNSTEADY_DAYS ? UNSTEADY_DAYS : -1)
  const shown = isShare ? fan.slice(actual.length === 0 ? UNSTEADY_DAYS : 0) : fan
  const values = [
    target,
    ...steady.flatMap(({ value }) => (value === null ? [] : [value])),
    ...shown.flatMap(({ p10, p90 }) => [p10, p90]),
  ]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = (most - least) * 0.12 || most * 0.1 || 0.01
  const low = isShare ? Math.max(0, least - room) : 0
  const high = isShare ? Math.min(1, most + room) : most * 1.08
  return toRoundDomain(low, high, isShare)
}

/** Ends on round values, with about four of them. */
function toRoundDomain(low: number, high: number, isShare: boolean): FanDomain {
  const rough = (high - low) / TICKS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.min(
    Math.ceil(high / step),
    isShare ? Math.floor(1 / step + 1e-9) : Number.MAX_SAFE_INTEGER,
  )
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(10)),
  )
  return { low: ticks[0] ?? low, high: Math.max(ticks.at(-1) ?? high, isShare ? 0 : high), ticks }
}
