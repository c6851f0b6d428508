'use client'

import { shorten } from './bar-list'
import { type ChartLayout, ChartSvg, inBothLayouts } from './chart-svg'
import { ChartText } from './chart-text'
import { Whisker } from './whisker'

/** One rate of a row: a share 0 to 1 with its interval; null where there is nothing to divide by. */
export type Dot = Readonly<{ share: number; interval: Readonly<{ low: number; high: number }> | null }>

/** A rate that every row has, and what it is over all rows; null where that is not said, and the series is only named. */
export type DotSeries = Readonly<{
  name: string
  color: string
  all: number | null
  allText: string
  shortText: string
}>

export type DotRow = Readonly<{ name: string; dots: readonly (Dot | null)[] }>

const GEOMETRY = {
  wide: { width: 1040, x: 190, end: 12, row: 30, head: 46, offset: 5, name: 26, label: 16 },
  narrow: { width: 342, x: 0, end: 8, row: 50, head: 74, offset: 5, name: 40, label: 20 },
} as const

type Props = Readonly<{ label: string; series: readonly DotSeries[]; rows: readonly DotRow[] }>

/** Rates as dots on a scale from 0 to 100 %, each with its interval, against the rate over all rows. */
export const DotPlot = inBothLayouts(DotDrawing)

function DotDrawing({ label, series, rows, layout }: Props & { layout: ChartLayout }) {
  const { width, row, head } = toRoom(layout, series.length)
  const height = head + rows.length * row + 24
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      <Scale layout={layout} head={head} height={height} />
      {series.map((one, index) => (
        <Reference key={one.name} series={one} index={index} layout={layout} height={height} />
      ))}
      {rows.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name, and none is moved
        <Row key={index} row={one} series={series} layout={layout} y={head + index * row} />
      ))}
    </ChartSvg>
  )
}

/** Two rates fit; each further one takes a lane of every row, and a line above them. */
function toRoom(layout: ChartLayout, rates: number) {
  const { width, row, head, offset, label } = GEOMETRY[layout]
  const more = Math.max(0, rates - 2)
  return { width, row: row + more * 2 * offset, head: head + more * label }
}

function Scale({ layout, head, height }: { layout: ChartLayout; head: number; height: number }) {
  const at = toX(layout)
  return (
    <g fontSize="11" fill="var(--muted)" textAnchor="middle">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <path d={`M${at(share)} ${head - 4}V${height - 20}`} stroke="var(--line)" />
          <text
            x={at(share)}
            y={height - 4}
            textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
          >
            {`${share * 100} %`}
          </text>
        </g>
      ))}
    </g>
  )
}

type ReferenceProps = Readonly<{
  series: DotSeries
  index: number
  layout: ChartLayout
  height: number
}>

/** The rate over all rows, named on the side that has more room; or the name alone. */
function Reference({ series, index, layout, height }: ReferenceProps) {
  const at = toX(layout)(series.all ?? 0)
  const x = series.all === null ? at - 10 : at
  const { x: left, width, label } = GEOMETRY[layout]
  const y = 14 + index * label
  const onLeft = x - left > width - x
  return (
    <g>
      {series.all !== null && (
        <path d={`M${x} ${y - 8}V${height - 20}`} stroke={series.color} strokeDasharray="3 3" />
      )}
      <circle cx={onLeft ? x - 10 : x + 10} cy={y - 4} r="4" fill={series.color} />
      <ChartText
        look="mark"
        x={onLeft ? x - 19 : x + 19}
        y={y}
        toEnd={onLeft}
        hasHalo
        text={layout === 'wide' ? series.allText : series.shortText}
      />
    </g>
  )
}

type RowProps = Readonly<{ row: DotRow; series: readonly DotSeries[]; layout: ChartLayout; y: number }>

function Row({ row, series, layout, y }: RowProps) {
  const at = toX(layout)
  const { offset, name } = GEOMETRY[layout]
  const middle = (toRoom(layout, series.length).row - GEOMETRY[layout].row) / 2
  const lane = y + middle + (layout === 'wide' ? GEOMETRY[layout].row / 2 : 28)
  return (
    <g>
      <text x="0" y={layout === 'wide' ? lane + 4 : y + 10} fontSize="12" fill="var(--ink)">
        {shorten(row.name, name)}
      </text>
      {row.dots.map((dot, index) => {
        const color = series[index]?.color ?? 'var(--ink)'
        const level = lane + (2 * index - row.dots.length + 1) * offset
        if (!dot) return null
        return (
          <g key={series[index]?.name}>
            {dot.interval && (
              <Whisker
                from={at(dot.interval.low)}
                to={at(dot.interval.high)}
                y={level}
                color={color}
                cap={2.5}
              />
            )}
            <circle
              cx={at(dot.share)}
              cy={level}
              r="4.5"
              fill={color}
              stroke="var(--surface)"
              strokeWidth="1.5"
            />
          </g>
        )
      })}
    </g>
  )
}

function toX(layout: ChartLayout): (share: number) => number {
  const { width, x, end } = GEOMETRY[layout]
  return (share) => x + share * (width - x - end)
}
