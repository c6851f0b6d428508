import type { FanPlot, FanPoint } from './fan-scale'

/** Eight and five of ten futures, their middle, and what was so far; the bands begin where it ends. */
export function FanBands(plot: FanPlot) {
  const { actual, fan, xOf, yOf } = plot
  const known = actual.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  const last = known.at(-1)
  const opening = last && fan.length > 0 ? [toPoint(last.day, last.value)] : []
  const points = [...opening, ...fan]
  return (
    <g fill="none" strokeLinejoin="round">
      <path d={toArea(points, plot, 'p10', 'p90')} fill="var(--accent)" fillOpacity="0.13" />
      <path d={toArea(points, plot, 'p25', 'p75')} fill="var(--accent)" fillOpacity="0.2" />
      <path
        d={toLine(points.map(({ day, p50 }) => [xOf(day), yOf(p50)]))}
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeDasharray="3 3"
      />
      <path
        d={toLine(known.map(({ day, value }) => [xOf(day), yOf(value)]))}
        stroke="var(--ink)"
        strokeWidth="2"
      />
    </g>
  )
}

function toPoint(day: string, value: number): FanPoint {
  return { day, p10: value, p25: value, p50: value, p75: value, p90: value }
}

function toLine(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

function toArea(
  points: readonly FanPoint[],
  { xOf, yOf }: FanPlot,
  low: 'p10' | 'p25',
  high: 'p75' | 'p90',
): string {
  if (points.length === 0) return ''
  const upper = points.map((point) => [xOf(point.day), yOf(point[high])] as const)
  const lower = points.map((point) => [xOf(point.day), yOf(point[low])] as const).reverse()
  return `${toLine([...upper, ...lower])}Z`
}
