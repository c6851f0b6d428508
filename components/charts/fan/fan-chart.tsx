import { useId } from 'react'
import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { FanBands } from './fan-bands'
import { FanFrame, FanMarks } from './fan-frame'
import { FanLabels } from './fan-labels'
import { type Fan, type FanPlot, toFanDomain } from './fan-scale'

type Props = Fan & Readonly<{ label: string; isShare: boolean }>

const SIZES = {
  wide: { width: 704, height: 300, left: 50, right: 128, top: 20, bottom: 24 },
  narrow: { width: 342, height: 250, left: 40, right: 10, top: 20, bottom: 24 },
} as const

/** What a value was so far, and in which bands it may go on; the target lies across. */
export const FanChart = inBothLayouts(FanDrawing)

function FanDrawing({ label, isShare, layout, ...fan }: Props & { layout: ChartLayout }) {
  const clip = `fan-${useId()}-${layout}`
  const { width, height, left, right, top, bottom } = SIZES[layout]
  const { low, high, ticks } = toFanDomain(fan.actual, fan.fan, fan.target, isShare)
  const [end, floor] = [width - right, height - bottom]
  const places = new Map(fan.days.map((day, index) => [day, index]))
  const plot: FanPlot = {
    ...fan,
    marks: fan.marks.filter(({ day }) => places.has(day)),
    layout,
    ticks,
    left,
    end,
    top,
    floor,
    xOf: (day) => left + ((places.get(day) ?? 0) / Math.max(1, places.size - 1)) * (end - left),
    yOf: (value) => floor - ((value - low) / (high - low)) * (floor - top),
  }
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      <clipPath id={clip}>
        <rect x={left} y={top - 2} width={end - left + 2} height={floor - top + 4} />
      </clipPath>
      <FanFrame {...plot} />
      <FanMarks {...plot} />
      <g clipPath={`url(#${clip})`}>
        <FanBands {...plot} />
      </g>
      <FanLabels {...plot} />
    </ChartSvg>
  )
}
