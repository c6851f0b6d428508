import { useId } from 'react'
import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { FanBands } from './fan-bands'
import { FanFrame } from './fan-frame'
import { FanLabels } from './fan-labels'
import { FanMarks } from './fan-marks'
import { type FanActual, type FanGeometry, type FanPoint, toFanDomain } from './fan-scale'

export type FanMark = Readonly<{ day: string; title: string }>

type Props = Readonly<{
  label: string
  /** Every day of the axis, in order, as YYYY-MM-DD. */
  days: readonly string[]
  actual: readonly FanActual[]
  fan: readonly FanPoint[]
  target: number
  isShare: boolean
  /** A value in words: short for the axis, and whole for the ends of the bands. */
  format: (value: number) => string
  formatEnd: (value: number) => string
  targetText: string
  /** What happened on a day; drawn as thin lines with a number. */
  marks: readonly FanMark[]
}>

const SIZES = {
  wide: { width: 704, height: 300, left: 50, right: 128, top: 20, bottom: 24 },
  narrow: { width: 342, height: 250, left: 40, right: 10, top: 20, bottom: 24 },
} as const

/** What a value was so far, and in which bands it may go on; the target lies across. */
export const FanChart = inBothLayouts(FanDrawing)

function FanDrawing(props: Props & { layout: ChartLayout }) {
  const { label, days, actual, fan, target, isShare, format, formatEnd, targetText, marks, layout } = props
  const clip = `fan-${useId()}-${layout}`
  const { width, height, left, right, top, bottom } = SIZES[layout]
  const domain = toFanDomain(actual, fan, target, isShare)
  const [end, floor] = [width - right, height - bottom]
  const places = new Map(days.map((day, index) => [day, index]))
  const geometry: FanGeometry = {
    left,
    end,
    top,
    floor,
    xOf: (day) => left + ((places.get(day) ?? 0) / Math.max(1, days.length - 1)) * (end - left),
    yOf: (value) => floor - ((value - domain.low) / (domain.high - domain.low)) * (floor - top),
  }
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      <clipPath id={clip}>
        <rect x={left} y={top - 2} width={end - left + 2} height={floor - top + 4} />
      </clipPath>
      <FanFrame geometry={geometry} ticks={domain.ticks} days={days} format={format} layout={layout} />
      <FanMarks geometry={geometry} marks={marks.filter(({ day }) => places.has(day))} />
      <g clipPath={`url(#${clip})`}>
        <FanBands geometry={geometry} actual={actual} fan={fan} />
      </g>
      <FanLabels
        geometry={geometry}
        actual={actual}
        fan={fan}
        target={target}
        targetText={targetText}
        format={formatEnd}
        layout={layout}
      />
    </ChartSvg>
  )
}
