'use client'

import { useId } from 'react'
import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { ChartText } from '../chart-text'
import { Hatch } from '../hatch'
import { type FunnelBar, FunnelRow } from './funnel-row'

const GEOMETRY = {
  wide: { width: 704, head: 26, row: 66, apart: 36 },
  narrow: { width: 342, head: 2, row: 90, apart: 32 },
} as const

/** `first` is what shares are of, `viewed`. */
type Props = Readonly<{ label: string; bars: readonly FunnelBar[]; first: string }>

export const FunnelChart = inBothLayouts(FunnelDrawing)

function FunnelDrawing({ label, bars, first, layout }: Props & { layout: ChartLayout }) {
  const hatch = `hatch-${useId()}-${layout}`
  const { width, head, row, apart } = GEOMETRY[layout]
  const tops = bars.map(
    (_, index) => head + index * row + bars.slice(0, index + 1).filter((bar) => bar.apart).length * apart,
  )
  const height = (tops.at(-1) ?? 0) + row - 8
  return (
    <ChartSvg
      label={label}
      width={width}
      height={height}
      layout={layout}
      interactive={bars.some(({ href }) => href)}
    >
      <Hatch id={hatch} />
      {layout === 'wide' && (
        <g>
          <ChartText look="detail" x={width - 92} y={11} toEnd text="of step before" />
          <ChartText look="detail" x={width} y={11} toEnd text={`of ${first}`} />
        </g>
      )}
      {bars.map((bar, index) => (
        <FunnelRow
          key={bar.label}
          bar={bar}
          first={first}
          y={tops[index] ?? 0}
          hatch={hatch}
          layout={layout}
          width={width}
        />
      ))}
    </ChartSvg>
  )
}
