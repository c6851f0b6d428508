import { shorten } from './bar-list'
import { BothLayouts, type ChartLayout, ChartSvg } from './chart-svg'

/** A cell's amount, from 0, and how it is said; null where there is none. */
export type HeatCell = Readonly<{ amount: number; text: string }> | null

export type HeatRow = Readonly<{ name: string; cells: readonly HeatCell[] }>

const GEOMETRY = {
  wide: { width: 704, x: 210, row: 30, name: 28 },
  narrow: { width: 342, x: 130, row: 30, name: 16 },
} as const

const HEAD = 24

type Props = Readonly<{ label: string; columns: readonly string[]; rows: readonly HeatRow[] }>

/** Amounts by row and column: the deeper the colour the more, with the number in each cell. */
export function HeatMap(props: Props) {
  return <BothLayouts draw={(layout) => <HeatDrawing {...props} layout={layout} />} />
}

function HeatDrawing({ label, columns, rows, layout }: Props & { layout: ChartLayout }) {
  const { width, x, row } = GEOMETRY[layout]
  const most = Math.max(
    ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.amount ?? 0)),
    Number.MIN_VALUE,
  )
  const cellWidth = (width - x) / columns.length
  return (
    <ChartSvg label={label} width={width} height={HEAD + rows.length * row} layout={layout}>
      {columns.map((column, index) => (
        <text
          key={column}
          x={x + (index + 0.5) * cellWidth}
          y="14"
          fontSize="11"
          textAnchor="middle"
          fill="var(--muted)"
        >
          {column}
        </text>
      ))}
      {rows.map(({ name, cells }, index) => (
        <g key={name} transform={`translate(0 ${HEAD + index * row})`}>
          <text y="19" fontSize="12" fontWeight="500" fill="var(--ink)">
            {shorten(name, GEOMETRY[layout].name)}
          </text>
          {cells.map((cell, column) => (
            <Cell
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
              key={column}
              cell={cell}
              depth={(cell?.amount ?? 0) / most}
              x={x + column * cellWidth}
              width={cellWidth}
              height={row}
            />
          ))}
        </g>
      ))}
    </ChartSvg>
  )
}

type CellProps = Readonly<{ cell: HeatCell; depth: number; x: number; width: number; height: number }>

/** Over half of the depth the ground is dark on light, and light on dark: the text turns. */
function Cell({ cell, depth, x, width, height }: CellProps) {
  return (
    <g>
      <rect
        x={x + 1}
        y="1"
        width={width - 2}
        height={height - 2}
        rx="3"
        fill="var(--accent)"
        fillOpacity={depth}
        stroke="var(--line)"
      />
      <text
        x={x + width / 2}
        y={height / 2 + 4}
        fontSize="12"
        fontWeight="500"
        textAnchor="middle"
        fill={depth > 0.5 ? 'var(--on-accent)' : 'var(--ink)'}
      >
        {cell?.text ?? '–'}
      </text>
    </g>
  )
}
