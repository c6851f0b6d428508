'use client'

import { formatPoints, formatShare } from '@/lib/format/format-number'
import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { ChartText } from '../chart-text'
import { toDomain } from '../period/period-domain'

/** What moves a share, -1 to 1, and where its details are; `key` names it in the address. */
type WaterfallPart = Readonly<{ key: string; label: string; change: number; href: string }>

/** A bar between two shares, in the order in which they lie. */
type WaterfallBar = WaterfallPart & Readonly<{ from: number; to: number }>

/** Where it begins or ends: a share 0 to 1, and what its range is called. */
type WaterfallEnd = Readonly<{ label: string; share: number }>

type Props = Readonly<{
  before: WaterfallEnd
  now: WaterfallEnd
  parts: readonly WaterfallPart[]
  /** The part whose details are shown; null for none. */
  chosen: string | null
}>

const GEOMETRY = {
  wide: { width: 1000, row: 36, x: 270, end: 90, bar: 8, label: 21 },
  narrow: { width: 342, row: 54, x: 0, end: 0, bar: 24, label: 14 },
} as const

/** From the share before to the share now, part by part; a bar is a link to what is behind it. */
export const Waterfall = inBothLayouts(WaterfallDrawing)

function WaterfallDrawing({ before, now, parts, chosen, layout }: Props & { layout: ChartLayout }) {
  const { width, row } = GEOMETRY[layout]
  const bars = toWaterfallBars(before.share, parts)
  const domain = toDomain([before.share, now.share, ...bars.map(({ to }) => to)], false)
  const { from, to } = domain ?? { from: 0, to: 1 }
  const { x, end } = GEOMETRY[layout]
  const at = (share: number) => x + ((share - from) / (to - from)) * (width - x - end)
  const whole = { layout, at, base: from }
  const said = parts.map(({ label, change }) => `${label} ${formatPoints(change)}`).join('; ')
  const label = `From ${formatShare(before.share)} to ${formatShare(now.share)}: ${said}`
  return (
    <ChartSvg label={label} width={width} height={(parts.length + 2) * row} layout={layout} interactive>
      <EndRow {...whole} end={before} y={0} />
      {bars.map((bar, index) => (
        <PartRow key={bar.key} {...whole} bar={bar} y={(index + 1) * row} chosen={bar.key === chosen} />
      ))}
      <EndRow {...whole} end={now} y={(parts.length + 1) * row} />
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
      <ChartText look="number" x={width} y={label} toEnd text={formatShare(end.share)} />
    </g>
  )
}

function PartRow({ bar, layout, at, y, chosen }: RowProps & { bar: WaterfallBar; chosen: boolean }) {
  const { bar: top, width, row, label } = GEOMETRY[layout]
  const [low, high] = [Math.min(bar.from, bar.to), Math.max(bar.from, bar.to)]
  return (
    <a href={bar.href} aria-label={`${bar.label}: ${formatPoints(bar.change)}. Show its products.`}>
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
        <ChartText look="number" x={width} y={label} toEnd hasHalo text={formatPoints(bar.change)} />
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
