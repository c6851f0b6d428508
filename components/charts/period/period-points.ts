/** One period: its value in the metric's unit with its 95 % interval; null leaves a gap. */
export type PeriodPoint = Readonly<{
  label: string
  title: string
  value: number | null
  band: readonly [number, number] | null
  /** Not yet, or not wholly, covered by data. */
  partial: boolean
}>

export type PeriodKind = 'count' | 'rate' | 'seconds'

/** The line is once solid and once dashed, for the stretches to and from periods that are not complete. */
export function toDrawn(points: readonly PeriodPoint[]) {
  return points.map((point, index) => {
    const open = point.partial || points[index - 1]?.partial === true || points[index + 1]?.partial === true
    return {
      index,
      solid: point.partial ? null : point.value,
      open: open ? point.value : null,
      band: point.band,
    }
  })
}
