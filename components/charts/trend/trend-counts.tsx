'use client'

import { useState } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCompact, formatCount } from '@/lib/format/format-number'
import { AnnotationMarks, type ChartMark } from '../annotation-marks'
import { AXIS, EndLabels, GhostLine, StepLine, toMargin, USUAL_WIDTH } from './trend-parts'
import { type TrendChartPoint, type TrendSeries, toAxisEnd, toDrawnPoints } from './trend-points'
import { TrendTooltip } from './trend-tooltip'

type Props = Readonly<{
  points: readonly TrendChartPoint[]
  series: readonly TrendSeries[]
  syncId: string
  marks: readonly ChartMark[]
}>

export function TrendCounts({ points, series, syncId, marks }: Props) {
  const [width, setWidth] = useState(USUAL_WIDTH)
  const last = points.at(-1)
  const end = toAxisEnd(Math.max(0, ...points.flatMap((p) => [...p.counts, p.before?.count ?? 0])))
  return (
    <ResponsiveContainer
      width="100%"
      height={200}
      initialDimension={{ width, height: 200 }}
      onResize={setWidth}
    >
      <ComposedChart
        data={toDrawnPoints(points)}
        syncId={syncId}
        margin={toMargin(width)}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="index" hide />
        <YAxis
          {...AXIS}
          width={44}
          interval={0}
          domain={[0, end]}
          ticks={[0, end / 4, end / 2, (end * 3) / 4, end]}
          tickFormatter={formatCompact}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => (
            <TrendTooltip
              point={active ? points[Number(label)] : undefined}
              rows={(point) =>
                series.map(({ name, color }, step) => ({
                  name,
                  color,
                  text: formatCount(point.counts[step] ?? 0),
                }))
              }
              before={({ count }) => formatCount(count)}
            />
          )}
        />
        <AnnotationMarks marks={marks} />
        <GhostLine dataKey="beforeCount" />
        {series.map(({ name, color }, step) => (
          <StepLine
            key={name}
            solid={`solid${step}`}
            open={`open${step}`}
            color={color}
            withDots={points.length <= 40}
          />
        ))}
        <EndLabels
          labels={series.map(({ name, color }, step) => ({
            text: name,
            color,
            value: last?.counts[step] ?? 0,
          }))}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
