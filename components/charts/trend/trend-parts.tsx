'use client'

import { Area, Line, useChartWidth, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { listLone, spreadLabels, type TimePoint } from './trend-points'

/** Under this width lines are named above the chart instead of at their ends. */
export const NARROW = 480

/** Room for the names at the ends of lines, where there is any. */
export function toMargin(width: number) {
  return { top: 8, right: width < NARROW ? 8 : 108, bottom: 6, left: 0 }
}

const LINE = { type: 'linear', isAnimationActive: false, connectNulls: false, activeDot: false } as const

type StepLineProps = Readonly<{ place: number; color: string; withDots: boolean }>

/** One line, by its place: solid where buckets are complete, dashed to and from those that are not. */
export function StepLine({ place, color, withDots }: StepLineProps) {
  return (
    <>
      <Line
        {...LINE}
        dataKey={`solid${place}`}
        stroke={color}
        strokeWidth={2}
        dot={withDots && { r: 2.5, fill: color, strokeWidth: 0 }}
      />
      <Line
        {...LINE}
        dataKey={`open${place}`}
        stroke={color}
        strokeWidth={1.5}
        strokeDasharray="3 3"
        dot={false}
      />
    </>
  )
}

type Banded = Pick<TimePoint, 'band'>

/** The intervals of a line: a band where points follow one another, a whisker where one stands alone. */
export function IntervalBand({ points, color }: { points: readonly Banded[]; color: string }) {
  return (
    <>
      {points.length > 1 && (
        <Area
          dataKey="band"
          stroke="none"
          fill={color}
          fillOpacity={0.14}
          isAnimationActive={false}
          activeDot={false}
        />
      )}
      <LoneIntervals points={points} color={color} />
    </>
  )
}

function LoneIntervals({ points, color }: { points: readonly Banded[]; color: string }) {
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  if (!x || !y) return null
  const d = listLone(points).map(({ index, band }) => {
    const [left, low, high] = [x(index) ?? 0, y(band[0]) ?? 0, y(band[1]) ?? 0]
    return `M${left} ${low}V${high}M${left - 4} ${low}h8M${left - 4} ${high}h8`
  })
  return <path d={d.join('')} stroke={color} strokeOpacity="0.5" strokeWidth="1.5" fill="none" />
}

/** The range before, behind everything else. */
export function GhostLine() {
  return <Line {...LINE} dataKey="ghost" stroke="var(--lost)" strokeWidth={1.5} dot={false} />
}

type EndLabel = Readonly<{ text: string; color: string; value: number }>

/** Names each line at its right end, so that no legend is needed. */
export function EndLabels({ labels }: { labels: readonly EndLabel[] }) {
  const area = usePlotArea()
  const scale = useYAxisScale()
  const width = useChartWidth()
  if (!area || !scale || !width || width < NARROW) return null
  const ys = spreadLabels(
    labels.map(({ value }) => scale(value) ?? 0),
    15,
    area.y + area.height,
  )
  return (
    <g data-end-labels fontSize="12" fontWeight="500">
      {labels.map(({ text, color }, index) => (
        <g key={text} transform={`translate(${area.x + area.width + 8} ${ys[index] ?? 0})`}>
          <path d="M0 0h6" stroke={color} strokeWidth="2.5" strokeLinecap="round" />
          <text x="11" y="4" fill="var(--ink-soft)">
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}
