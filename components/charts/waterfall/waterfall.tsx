import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { ChartText } from '../chart-text'
import { toDomain } from '../period/period-domain'

/** What moves a share, -1 to 1, and where its details are; `key` names it in the address. */
export type WaterfallPart = Readonly<{
  key: string
  label: string
  change: number
  text: string
  href: string
}>

/** A bar between two shares, in the order in which they lie. */
type WaterfallBar = WaterfallPart & Readonly<{ from: number; to: number }>

/** Where it begins or ends: a share 0 to 1. */
export type WaterfallEnd = Readonly<{ label: string; share: number; text: string }>

type Props = Readonly<{
  label: string
  start: WaterfallEnd
  parts: readonly WaterfallPart[]
  end: WaterfallEnd
  /** The part whose details are shown; null for none. */
  chosen: string | null
}>

const GEOMETRY = {
  wide: { width: 1000, row: 36, x: 270, end: 90, bar: 8, label: 21 },
  narrow: { width: 342, row: 54, x: 0, end: 0, bar: 24, label: 14 },
} as const

/** From one share to another, part by part; a bar is a link to what is behind it. */
export const Waterfall = inBothLayouts(WaterfallDrawing)

function WaterfallDrawing({ label, start, parts, end, chosen, layout }: Props & { layout: ChartLayout }) {
  const { width, row } = GEOMETRY[layout]
  const bars = toWaterfallBars(start.share, parts)
  const domain = toDomain([start.share, end.share, ...bars.map(({ to }) => to)], false)
  const { from, to } = domain ?? { from: 0, to: 1 }
  const { x, end: right } = GEOMETRY[layout]
  const at = (share: number) => x + ((share - from) / (to - from)) * (width - x - right)
  const whole = { layout, at, base: from }
  return (
    <ChartSvg label={label} width={width} height={(parts.length + 2) * row} layout={layout} interactive>
      <EndRow {...whole} end={start} y={0} />
      {bars.map((bar, index) => (
        <PartRow key={bar.key} {...whole} bar={bar} y={(index + 1) * row} chosen={bar.key === chosen} />
      ))}
      <EndRow {...whole} end={end} y={(parts.length + 1) * row} />
    </ChartSvg>
  )
}

type RowProps = Readonly<{ layout: ChartLayout; at: (share: number) => number; y: number; base: number }>

function EndRow({ end, layout, at, y, base }: RowProps & { end: WaterfallEnd }) {
  const { bar, width, label } = GEOMETRY[layout]
  return (
    <g transform={`translate(0 ${y})`}>
      <ChartText look="number" y={label} text={end.label} />
      <rect x={at(base)} y={bar} width={at(end.share) - at(base)} height="18" fill="var(--lost)" />
      <ChartText look="number" x={width} y={label} toEnd text={end.text} />
    </g>
  )
}

function PartRow({ bar, layout, at, y, chosen }: RowProps & { bar: WaterfallBar; chosen: boolean }) {
  const { bar: top, width, row, label } = GEOMETRY[layout]
  const [low, high] = [Math.min(bar.from, bar.to), Math.max(bar.from, bar.to)]
  return (
    <a href={bar.href} aria-label={`${bar.label}: ${bar.text}. Show its products.`}>
      <g transform={`translate(0 ${y})`}>
        <rect width={width} height={row} fill={chosen ? 'var(--accent-soft)' : 'transparent'} />
        <path
          d={`M${at(bar.from)} ${top - row + 18}V${top + 18}`}
          stroke="var(--line-strong)"
          strokeDasharray="2 2"
        />
        <rect
          x={at(low)}
          y={top}
          width={Math.max(1.5, at(high) - at(low))}
          height="18"
          fill={bar.change < 0 ? 'var(--bad)' : 'var(--good)'}
        />
        <ChartText
          look="narrowLabel"
          y={label}
          fill="var(--accent)"
          textDecoration="underline"
          hasHalo
          text={bar.label}
        />
        <ChartText look="number" x={width} y={label} toEnd hasHalo text={bar.text} />
      </g>
    </a>
  )
}

/** Each part begins where the one before it ended. */
function toWaterfallBars(start: number, parts: readonly WaterfallPart[]): WaterfallBar[] {
  let at = start
  return parts.map((part) => {
    const from = at
    at += part.change
    return { ...part, from, to: at }
  })
}
