import type { ChartLayout } from '../chart-svg'
import { Whisker } from '../whisker'
import type { FunnelBar } from './funnel-bar'

type Props = Readonly<{
  bar: FunnelBar
  first: string
  y: number
  hatch: string
  layout: ChartLayout
  width: number
}>

/** Where the bar lies, and how thick it is. */
const LANES = {
  wide: { x: 128, end: 204, top: 2, thick: 30 },
  narrow: { x: 0, end: 6, top: 22, thick: 24 },
} as const

/** One step: its bar, the hatched part that is missing, its interval, and its numbers on the marks. */
export function FunnelRow(props: Props) {
  const { bar, y, layout, width } = props
  return (
    <g transform={`translate(0 ${y})`}>
      {bar.apart && (
        <g>
          <path d={`M0 -32H${width}`} stroke="var(--line)" />
          <text x="0" y="-12" fontSize="11" fill="var(--muted)">
            {bar.apart}
          </text>
        </g>
      )}
      <Lane {...props} />
      {layout === 'wide' ? <WideNumbers {...props} /> : <NarrowNumbers {...props} />}
    </g>
  )
}

function Lane({ bar, hatch, layout, width }: Props) {
  const { x, end, top, thick } = LANES[layout]
  const at = (share: number) => x + share * (width - x - end)
  const length = (share: number) => Math.max(share > 0 ? 2 : 0, at(share) - x)
  return (
    <g>
      {bar.lost && bar.lost.toShare > bar.share && (
        <rect
          x={at(bar.share)}
          y={top}
          width={at(bar.lost.toShare) - at(bar.share)}
          height={thick}
          fill={`url(#${hatch})`}
          stroke="var(--line-strong)"
        />
      )}
      <rect x={x} y={top} width={length(bar.share)} height={thick} fill={bar.color} rx="2" />
      {bar.before && (
        <rect x={x} y={top + thick + 3} width={length(bar.before.share)} height="3" fill="var(--lost)" />
      )}
      {bar.interval && <Whisker from={at(bar.interval.low)} to={at(bar.interval.high)} y={top + thick / 2} />}
      {bar.lost && layout === 'wide' && (
        <text
          x={Math.max(at(bar.lost.toShare), x + 90)}
          y={top + thick + 18}
          fontSize="11"
          fill="var(--muted)"
          textAnchor="end"
        >
          {bar.lost.text}
        </text>
      )}
    </g>
  )
}

function WideNumbers({ bar, width }: Props) {
  return (
    <g>
      <text x="0" y="13" fontSize="12" fill="var(--ink-soft)">
        {bar.label}
      </text>
      <text x="0" y="34" fontSize="18" fontWeight="600" fill="var(--ink)">
        {bar.count}
      </text>
      <g textAnchor="end" fontSize="14" fontWeight="600" fill="var(--ink)">
        <text x={width - 92} y="22">
          {bar.stepRate}
        </text>
        <text x={width} y="22">
          {bar.overallRate}
        </text>
      </g>
      {bar.before && (
        <text x={width} y="40" fontSize="11" fill="var(--muted)" textAnchor="end">
          {bar.before.text}
        </text>
      )}
    </g>
  )
}

function NarrowNumbers({ bar, first, width }: Props) {
  const rates = [
    bar.stepRate && `${bar.stepRate} of step before`,
    bar.overallRate && `${bar.overallRate} of ${first}`,
  ]
  return (
    <g>
      <text x="0" y="14" fontSize="13" fill="var(--ink-soft)">
        {bar.label}
      </text>
      <text x={width} y="14" fontSize="15" fontWeight="600" fill="var(--ink)" textAnchor="end">
        {bar.count}
      </text>
      <text x="0" y="64" fontSize="12" fill="var(--ink-soft)">
        {rates.filter(Boolean).join(' · ')}
      </text>
      <text x={width} y="64" fontSize="12" fill="var(--muted)" textAnchor="end">
        {bar.lost?.text}
      </text>
    </g>
  )
}
