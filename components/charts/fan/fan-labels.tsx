import { ChartText } from '../chart-text'
import { spreadLabels } from '../trend/trend-points'
import type { FanPlot } from './fan-scale'

/** The target across, the last value so far, and the ends of the bands: beside them, or where it is narrow above. */
export function FanLabels(plot: FanPlot) {
  const { actual, target, left, end, xOf, yOf } = plot
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
      {plot.layout === 'wide' ? <EndLabels {...plot} /> : <TargetLabel {...plot} />}
    </g>
  )
}

function EndLabels({ actual, fan, target, targetText, formatEnd: format, end, floor, yOf }: FanPlot) {
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

function TargetLabel({ target, targetText, left, yOf }: FanPlot) {
  const place = { x: left + 4, y: yOf(target) - 6 }
  return <ChartText look="note" {...place} fontSize={11.5} fill="var(--good)" hasHalo text={targetText} />
}
