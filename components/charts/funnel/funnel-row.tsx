import { ChartLink } from '../chart-link'
import type { ChartLayout } from '../chart-svg'
import { ChartText } from '../chart-text'
import { Whisker } from '../whisker'

/** One bar. Shares are of the first step, 0 to 1; texts are ready to be shown. */
export type FunnelBar = Readonly<{
  label: string
  color: string
  share: number
  interval: Readonly<{ low: number; high: number }> | null
  count: string
  /** Who they are; nothing where the reader may not know. */
  href?: string | null
  /** Rate of the step before, of the first step; null for the first. */
  stepRate: string | null
  overallRate: string | null
  /** The part that is missing: up to the share of the step before. */
  lost: Readonly<{ toShare: number; text: string; href?: string | null }> | null
  /** The same step in the range before; null when it is not compared. */
  before: Readonly<{ share: number; text: string }> | null
  /** Not a step that users take; drawn apart, under this heading. */
  apart: string | null
}>

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
          <ChartText look="detail" y={-12} text={bar.apart} />
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
        <ChartLink href={bar.lost.href} label={`Show who: ${bar.lost.text} at ${bar.label.toLowerCase()}`}>
          <rect
            x={at(bar.share)}
            y={top}
            width={at(bar.lost.toShare) - at(bar.share)}
            height={thick}
            fill={`url(#${hatch})`}
            stroke="var(--line-strong)"
          />
        </ChartLink>
      )}
      <ChartLink href={bar.href} label={`Show who: ${bar.label.toLowerCase()}, ${bar.count}`}>
        <rect x={x} y={top} width={length(bar.share)} height={thick} fill={bar.color} rx="2" />
      </ChartLink>
      {bar.before && (
        <rect x={x} y={top + thick + 3} width={length(bar.before.share)} height="3" fill="var(--lost)" />
      )}
      {bar.interval && <Whisker from={at(bar.interval.low)} to={at(bar.interval.high)} y={top + thick / 2} />}
      {bar.lost && layout === 'wide' && (
        <ChartText
          look="detail"
          x={Math.max(at(bar.lost.toShare), x + 90)}
          y={top + thick + 18}
          toEnd
          text={bar.lost.text}
        />
      )}
    </g>
  )
}

function WideNumbers({ bar, width }: Props) {
  return (
    <g>
      <ChartText look="label" y={13} text={bar.label} />
      <ChartText look="count" y={34} text={bar.count} />
      <ChartText look="rate" x={width - 92} y={22} toEnd text={bar.stepRate} />
      <ChartText look="rate" x={width} y={22} toEnd text={bar.overallRate} />
      {bar.before && <ChartText look="detail" x={width} y={40} toEnd text={bar.before.text} />}
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
      <ChartText look="narrowLabel" y={14} text={bar.label} />
      <ChartText look="narrowCount" x={width} y={14} toEnd text={bar.count} />
      <ChartText look="label" y={64} text={rates.filter(Boolean).join(' · ')} />
      <ChartText look="narrowDetail" x={width} y={64} toEnd text={bar.lost?.text} />
    </g>
  )
}
