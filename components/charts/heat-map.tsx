'use client'

import { shorten } from './bar-list'
import { type ChartLayout, ChartSvg, inBothLayouts } from './chart-svg'
import { ChartText } from './chart-text'

/** An amount of 0 or more; null where there is none to tell. */
export type HeatCell = Readonly<{ value: number | null; text: string }>

export type HeatRow = Readonly<{ key: string; name: string; cells: readonly HeatCell[] }>

type Props = Readonly<{
  label: string
  columns: readonly string[]
  rows: readonly HeatRow[]
  /** The largest amount of all cells, 0 where there is none, and what it is called. */
  most: number
  mostText: string
}>

const GEOMETRY = {
  wide: { width: 1040, x: 220, row: 28, head: 54, cell: 28, top: 0, name: 30 },
  narrow: { width: 342, x: 0, row: 54, head: 62, cell: 30, top: 20, name: 44 },
} as const

const GAP = 3
/** Strong enough to be told apart, and weak enough that ink is read on it in both themes. */
const STRONGEST = 0.5
const LEGEND = [0, 0.25, 0.5, 0.75, 1]
const SWATCH = { width: 34, height: 10 } as const

/** Rows by columns, the more the stronger the one colour; it follows the root, so that small amounts are seen too. */
export const HeatMap = inBothLayouts(HeatDrawing)

function HeatDrawing({ label, columns, rows, most, mostText, layout }: Props & { layout: ChartLayout }) {
  const { width, x, row, head } = GEOMETRY[layout]
  const step = (width - x + GAP) / columns.length
  return (
    <ChartSvg label={label} width={width} height={head + rows.length * row} layout={layout}>
      <Legend most={most} text={mostText} width={width} />
      {columns.map((column, index) => (
        <ChartText
          key={column}
          look="mark"
          x={x + index * step + (step - GAP) / 2}
          y={head - 10}
          textAnchor="middle"
          text={column}
        />
      ))}
      {rows.map((one, index) => (
        <g key={one.key} transform={`translate(0 ${head + index * row})`}>
          <Row row={one} most={most} step={step} layout={layout} />
        </g>
      ))}
    </ChartSvg>
  )
}

type RowProps = Readonly<{ row: HeatRow; most: number; step: number; layout: ChartLayout }>

function Row({ row: { name, cells }, most, step, layout }: RowProps) {
  const { x, cell, top, name: longest } = GEOMETRY[layout]
  const middle = top + (cell - GAP) / 2
  return (
    <g fontSize="12" fill="var(--ink)">
      <text y={layout === 'wide' ? middle + 4 : 13}>{shorten(name, longest)}</text>
      {cells.map(({ value, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
        <g key={index} transform={`translate(${x + index * step} 0)`}>
          <rect y={top} width={step - GAP} height={cell - GAP} rx="2" {...toFill(value, most)} />
          <text x={(step - GAP) / 2} y={middle + 4} textAnchor="middle" fontWeight={value ? 500 : 400}>
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

function Legend({ most, text, width }: { most: number; text: string; width: number }) {
  const x = width - LEGEND.length * SWATCH.width
  return (
    <g transform={`translate(${x} 0)`} fontSize="11" fill="var(--muted)">
      {LEGEND.map((strength, index) => (
        <rect
          key={strength}
          x={index * SWATCH.width}
          width={SWATCH.width}
          height={SWATCH.height}
          {...toFill(strength * strength * most, most)}
        />
      ))}
      <text y={SWATCH.height + 13}>0</text>
      <text x={LEGEND.length * SWATCH.width} y={SWATCH.height + 13} textAnchor="end">
        {text}
      </text>
    </g>
  )
}

function toFill(value: number | null, most: number) {
  if (value === null || most === 0 || value === 0) return { fill: 'var(--sunken)' }
  return { fill: 'var(--accent)', fillOpacity: 0.04 + (STRONGEST - 0.04) * Math.sqrt(value / most) }
}
