import type { ChartLayout } from '../chart-svg'
import { HALO } from '../chart-text'
import { spreadLabels } from '../trend/trend-points'
import type { FanActual, FanGeometry, FanPoint } from './fan-scale'

type Props = Readonly<{
  geometry: FanGeometry
  actual: readonly FanActual[]
  fan: readonly FanPoint[]
  target: number
  targetText: string
  format: (value: number) => string
  layout: ChartLayout
}>

/** The target across, the last value so far, and the ends of the bands: beside them, or where it is narrow above. */
export function FanLabels(props: Props) {
  const { geometry, actual, target } = props
  const { left, end, xOf, yOf } = geometry
  const last = actual.findLast(({ value }) => value !== null)
  return (
    <g>
      <path
        d={`M${left} ${yOf(target)}H${end}`}
        stroke="var(--good)"
        strokeWidth="1.5"
        strokeDasharray="6 4"
      />
      {last?.value != null && (
        <circle
          cx={xOf(last.day)}
          cy={yOf(last.value)}
          r="4"
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth="1.5"
        />
      )}
      {props.layout === 'wide' ? <EndLabels {...props} /> : <TargetLabel {...props} />}
    </g>
  )
}

function EndLabels({ geometry, actual, fan, target, targetText, format }: Props) {
  const { end, floor, yOf } = geometry
  const last = fan.at(-1)
  const known = actual.findLast(({ value }) => value !== null)?.value
  const labels = [
    { text: targetText, color: 'var(--good)', value: target },
    ...(last
      ? [
          { text: `9 in 10 below ${format(last.p90)}`, color: 'var(--muted)', value: last.p90 },
          { text: `Middle ${format(last.p50)}`, color: 'var(--accent)', value: last.p50 },
          { text: `1 in 10 below ${format(last.p10)}`, color: 'var(--muted)', value: last.p10 },
        ]
      : known == null
        ? []
        : [{ text: `At the end ${format(known)}`, color: 'var(--ink)', value: known }]),
  ]
  const ys = spreadLabels(
    labels.map(({ value }) => yOf(value)),
    15,
    floor,
  )
  return (
    <g fontSize="11.5" fontWeight="500">
      {labels.map(({ text, color }, index) => (
        <text key={text} x={end + 8} y={(ys[index] ?? 0) + 4} fill={color}>
          {text}
        </text>
      ))}
    </g>
  )
}

function TargetLabel({ geometry, target, targetText }: Props) {
  return (
    <text
      x={geometry.left + 4}
      y={geometry.yOf(target) - 6}
      fontSize="11.5"
      fontWeight="500"
      fill="var(--good)"
      {...HALO}
    >
      {targetText}
    </text>
  )
}
