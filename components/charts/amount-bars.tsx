'use client'

import { BarTexts } from './bar-list'
import { type ChartLayout, ChartSvg, inBothLayouts } from './chart-svg'
import { ChartText } from './chart-text'
import { Whisker } from './whisker'

/** An amount of 0 or more with its interval, in any unit that all bars share. */
export type AmountBar = Readonly<{
  key: string
  name: string
  detail: string
  color: string
  value: number
  interval: Readonly<{ low: number; high: number }>
  text: string
  intervalText: string
}>

const GEOMETRY = {
  wide: { width: 1040, row: 44, x: 256, end: 170, bar: 9, name: 32 },
  narrow: { width: 342, row: 66, x: 0, end: 0, bar: 38, name: 28 },
} as const

const THICK = 16

type Props = Readonly<{ label: string; bars: readonly AmountBar[] }>

/** Bars from zero on one scale, each with its interval and its number. */
export const AmountBars = inBothLayouts(BarsDrawing)

function BarsDrawing({ label, bars, layout }: Props & { layout: ChartLayout }) {
  const { width, row, x, end, bar: y, name } = GEOMETRY[layout]
  const height = bars.length * row
  const most = Math.max(...bars.map(({ value, interval }) => Math.max(value, interval.high)))
  const at = (amount: number) => x + (most === 0 ? 0 : amount / most) * (width - x - end - 2)
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      {bars.map((bar, index) => (
        <g key={bar.key} transform={`translate(0 ${index * row})`}>
          <rect
            x={x}
            y={y}
            width={Math.max(1, at(bar.value) - x)}
            height={THICK}
            fill={bar.color}
            fillOpacity="0.85"
          />
          <Whisker from={at(bar.interval.low)} to={at(bar.interval.high)} y={y + THICK / 2} />
          <BarTexts bar={bar} longest={name} x={width} y={15}>
            <ChartText look="detail" x={width} y={31} toEnd text={bar.intervalText} />
          </BarTexts>
        </g>
      ))}
      {layout === 'wide' && <path d={`M${x} 0V${height}`} stroke="var(--line-strong)" />}
    </ChartSvg>
  )
}
