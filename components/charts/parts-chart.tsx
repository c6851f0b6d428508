'use client'

import { useId } from 'react'
import { type ChartLayout, ChartSvg, inBothLayouts } from './chart-svg'
import { ChartText } from './chart-text'
import { Hatch } from './hatch'

/** A part of a whole; `share` is 0 to 1, null when the whole is nothing. */
export type Part = Readonly<{
  label: string
  color: string
  share: number | null
  count: string
  shareText: string
  /** What is not settled looks so. */
  hatched?: boolean
}>

type Props = Readonly<{ label: string; parts: readonly Part[] }>

/** One bar in parts that exclude one another, each named under it. */
export const PartsChart = inBothLayouts(PartsDrawing)

function PartsDrawing({ label, parts, layout }: Props & { layout: ChartLayout }) {
  const width = layout === 'wide' ? 704 : 342
  const height = layout === 'wide' ? 78 : 34 + parts.length * 24
  const hatch = `hatch-${useId()}-${layout}`
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, part) => sum + (part.share ?? 0) * width, 0),
  )
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      <Hatch id={hatch} />
      {parts.map((part, index) => (
        <rect
          key={part.label}
          x={starts[index]}
          width={Math.max(0, (part.share ?? 0) * width - 1.5)}
          height="20"
          {...toFill(part, hatch)}
          rx="1.5"
        />
      ))}
      {parts.map((part, index) =>
        layout === 'wide' ? (
          <WideLabel key={part.label} part={part} hatch={hatch} x={(index * width) / parts.length} />
        ) : (
          <NarrowLabel key={part.label} part={part} hatch={hatch} y={48 + index * 24} width={width} />
        ),
      )}
    </ChartSvg>
  )
}

type LabelProps = Readonly<{ part: Part; hatch: string }>

function WideLabel({ part, hatch, x }: LabelProps & { x: number }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect x="0" y="33" width="9" height="9" rx="2" {...toFill(part, hatch)} />
      <ChartText look="label" x={15} y={41} text={part.label} />
      <text x="15" y="62" fontSize="14" fontWeight="600" fill="var(--ink)">
        {part.count}
        <tspan dx="6" fontSize="12" fontWeight="400" fill="var(--muted)">
          {part.shareText}
        </tspan>
      </text>
    </g>
  )
}

function NarrowLabel({ part, hatch, y, width }: LabelProps & { y: number; width: number }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <rect x="0" y="-9" width="9" height="9" rx="2" {...toFill(part, hatch)} />
      <ChartText look="narrowLabel" x={16} y={0} text={part.label} />
      <ChartText look="number" x={width - 56} y={0} toEnd text={part.count} />
      <ChartText look="narrowLabel" x={width} fill="var(--muted)" toEnd text={part.shareText} />
    </g>
  )
}

function toFill({ hatched, color }: Part, hatch: string) {
  return hatched ? { fill: `url(#${hatch})`, stroke: color } : { fill: color }
}
