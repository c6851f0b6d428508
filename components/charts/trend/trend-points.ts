/** A line of counts, in the order of `counts`. */
export type TrendSeries = Readonly<{ name: string; color: string }>

/** A bucket or period of an axis of time, and the 95 % interval of what is drawn there. */
export type TimePoint = Readonly<{
  label: string
  title: string
  band: readonly [number, number] | null
  /** Not yet, or not wholly, covered by data. */
  partial: boolean
  /** Who is behind it; left out where the reader may not know. */
  href?: string | null
}>

/** One bucket of the trend, ready to be drawn. Shares are 0 to 1; null leaves a gap. */
export type TrendChartPoint = TimePoint &
  Readonly<{
    counts: readonly number[]
    rate: number | null
    /** The bucket at the same place of the range before; null when it is not compared. */
    before: Readonly<{ title: string; count: number; rate: number | null }> | null
  }>

/**
 * What is drawn of each point: every line is once solid (`solid0`, `solid1` ...) and once dashed (`open0` ...), for the
 * stretches to and from points that are not complete.
 */
export function toDrawnPoints<Point extends TimePoint>(
  points: readonly Point[],
  lines: (point: Point) => readonly (number | null)[],
  ghost: (point: Point) => number | null = () => null,
): Readonly<Record<string, number | readonly number[] | null>>[] {
  return points.map((point, index) => {
    const { partial, band } = point
    const open = partial || points[index - 1]?.partial === true || points[index + 1]?.partial === true
    const values = lines(point).flatMap((value, line) => [
      [`solid${line}`, partial ? null : value] as const,
      [`open${line}`, open ? value : null] as const,
    ])
    return { index, band, ghost: ghost(point), ...Object.fromEntries(values) }
  })
}

/** The next round number at or above `largest`, so that an axis ends on a tick; at least 4. */
export function toAxisEnd(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(largest, 1)))
  const step = [1, 2, 4, 5, 8, 10].find((candidate) => candidate * power >= largest) ?? 10
  return Math.max(4, step * power)
}

/**
 * Moves labels down until none overlaps, and up again where one would be below `bottom`; `gap` is the least distance.
 * In the order given; of two at one place the first is above.
 */
export function spreadLabels(positions: readonly number[], gap: number, bottom: number): number[] {
  const order = positions.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index)
  const spread = [...positions]
  let next = Number.NEGATIVE_INFINITY
  for (const { y, index } of order) {
    spread[index] = Math.max(y, next)
    next = (spread[index] ?? y) + gap
  }
  let most = bottom
  for (const { y, index } of order.toReversed()) {
    spread[index] = Math.min(spread[index] ?? y, most)
    most = (spread[index] ?? y) - gap
  }
  return spread
}

/** The intervals that have none directly before or after them, so that no band can be drawn between two. */
export function listLone(points: readonly Pick<TimePoint, 'band'>[]) {
  return points.flatMap(({ band }, index) =>
    band && !points[index - 1]?.band && !points[index + 1]?.band ? [{ index, band }] : [],
  )
}

/** The round share at or above all rates and bands, at most 1. */
export function toRateEnd(points: readonly TrendChartPoint[]): number {
  const largest = Math.max(0, ...points.flatMap((point) => [point.band?.[1] ?? point.rate ?? 0]))
  return [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8].find((end) => end >= largest) ?? 1
}
