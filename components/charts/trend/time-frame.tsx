'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { type TimePoint, toDrawnPoints } from './trend-points'

/** What the server draws for; the browser measures. */
const USUAL_WIDTH = 640

const AXIS = {
  tickLine: false,
  axisLine: false,
  tick: { fontSize: 11, fill: 'var(--muted)' },
} as const

type Props<Point> = Readonly<{
  points: readonly Point[]
  /** What the lines are of, in their order; null leaves a gap. */
  lines: (point: Point) => readonly (number | null)[]
  /** What the grey line is of, which lies behind. */
  ghost?: (point: Point) => number | null
  height: number
  toMargin: (width: number) => ComponentProps<typeof ComposedChart>['margin'] & object
  x: Pick<ComponentProps<typeof XAxis>, 'hide' | 'minTickGap' | 'padding'>
  y: ComponentProps<typeof YAxis>
  /** What is said of the point under the pointer; null: nothing. */
  say: (point: Point) => ReactNode
  /** Charts of one name show the same point. */
  syncId?: string
  children: ReactNode
}>

/** An axis of time, one of values, and what is said of a point. */
export function TimeFrame<Point extends TimePoint>(props: Props<Point>) {
  const { points, lines, ghost, height, toMargin, x, y, say, children, ...sync } = props
  const [width, setWidth] = useState(USUAL_WIDTH)
  const router = useRouter()
  const hrefAt = (index: unknown) => points[Number(index)]?.href ?? null
  return (
    <ResponsiveContainer
      width="100%"
      height={height}
      initialDimension={{ width, height }}
      onResize={setWidth}
    >
      <ComposedChart
        data={toDrawnPoints(points, lines, ghost)}
        margin={toMargin(width)}
        accessibilityLayer={false}
        className={points.some(({ href }) => href) ? 'cursor-pointer' : ''}
        onClick={({ activeLabel }) => {
          const href = activeLabel === undefined ? null : hrefAt(activeLabel)
          if (href) router.push(href)
        }}
        {...sync}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          {...AXIS}
          dataKey="index"
          height={24}
          interval="preserveStart"
          tickFormatter={(index: number) => points[index]?.label ?? ''}
          {...x}
        />
        <YAxis {...AXIS} {...y} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => {
            const point = active ? points[Number(label)] : undefined
            const said = point && say(point)
            return said && <TooltipBox point={point}>{said}</TooltipBox>
          }}
        />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** What is said of the bucket or period under the pointer. */
function TooltipBox({ point, children }: Readonly<{ point: TimePoint; children: ReactNode }>) {
  return (
    <div className="rounded-md border border-line-strong bg-surface px-3 py-2 text-sm">
      <p className="mb-1 font-medium">
        {point.title}
        {point.partial && <span className="font-normal text-muted"> · not complete</span>}
      </p>
      {children}
    </div>
  )
}
