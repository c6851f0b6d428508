import { shorten } from './bar-list'
import { BothLayouts, type ChartLayout, ChartSvg } from './chart-svg'
import { HALO } from './halo'
import { Whisker } from './whisker'

/** An amount from zero with its interval, all on one axis. */
export type WorthBar = Readonly<{
  key: string
  name: string
  detail: string
  color: string
  amount: number
  interval: Readonly<{ low: number; high: number }>
  text: string
}>

const GEOMETRY = {
  wide: { width: 1040, row: 44, x: 260, end: 130, bar: 8, name: 30 },
  narrow: { width: 342, row: 68, x: 0, end: 0, bar: 38, name: 34 },
} as const

type Props = Readonly<{ label: string; bars: readonly WorthBar[] }>

/** What each would bring: bars from a common zero with 95 % whiskers, names left and amounts right. */
export function WorthBars(props: Props) {
  return <BothLayouts draw={(layout) => <WorthDrawing {...props} layout={layout} />} />
}

function WorthDrawing({ label, bars, layout }: Props & { layout: ChartLayout }) {
  const { width, row, x, end } = GEOMETRY[layout]
  const longest = Math.max(...bars.map(({ interval }) => interval.high), Number.MIN_VALUE)
  const at = (amount: number) => x + (amount / longest) * (width - x - end)
  return (
    <ChartSvg label={label} width={width} height={bars.length * row} layout={layout}>
      {bars.map((bar, index) => (
        <Row key={bar.key} bar={bar} y={index * row} at={at} layout={layout} />
      ))}
    </ChartSvg>
  )
}

type RowProps = Readonly<{ bar: WorthBar; y: number; at: (amount: number) => number; layout: ChartLayout }>

function Row({ bar, y, at, layout }: RowProps) {
  const { width, bar: top, name } = GEOMETRY[layout]
  return (
    <g transform={`translate(0 ${y})`}>
      <rect x={at(0)} y={top} width={at(bar.amount) - at(0)} height="16" rx="1.5" fill={bar.color} />
      <Whisker
        from={at(bar.interval.low)}
        to={at(bar.interval.high)}
        y={top + 8}
        cap={3}
        color="var(--muted)"
      />
      <text x="0" y="14" fontSize="13" fontWeight="500" fill="var(--ink)">
        {shorten(bar.name, name)}
      </text>
      <text x="0" y="30" fontSize="11" fill="var(--muted)">
        {bar.detail}
      </text>
      <text x={width} y="19" fontSize="13" fontWeight="600" textAnchor="end" fill="var(--ink)" {...HALO}>
        {bar.text}
      </text>
    </g>
  )
}
