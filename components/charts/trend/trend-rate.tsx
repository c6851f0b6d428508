'use client'

import { useState } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatShare } from '@/lib/format/format-number'
import { AnnotationMarks, type ChartMark } from '../annotation-marks'
import { AXIS, EndLabels, GhostLine, IntervalBand, StepLine, toMargin, USUAL_WIDTH } from './trend-parts'
import { type TrendChartPoint, toDrawnPoints, toRateEnd } from './trend-points'
import { TrendTooltip } from './trend-tooltip'

type Props = Readonly<{
  points: readonly TrendChartPoint[]
  name: string
  color: string
  syncId: string
  marks: readonly ChartMark[]
}>

export function TrendRate({ points, name, color, syncId, marks }: Props) {
  const [width, setWidth] = useState(USUAL_WIDTH)
  const end = toRateEnd(points)
  const last = points.findLast((point) => point.rate !== null)
  return (
    <ResponsiveContainer
      width="100%"
      height={184}
      initialDimension={{ width, height: 184 }}
      onResize={setWidth}
    >
      <ComposedChart
        data={toDrawnPoints(points)}
        syncId={syncId}
        margin={toMargin(width)}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          {...AXIS}
          dataKey="index"
          height={24}
          minTickGap={28}
          interval="preserveStart"
          tickFormatter={(index: number) => points[index]?.label ?? ''}
        />
        <YAxis
          {...AXIS}
          width={44}
          domain={[0, end]}
          ticks={[0, end / 2, end]}
          tickFormatter={(share: number) => `${Number((share * 100).toFixed(1))}\u00a0%`}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => (
            <TrendTooltip
              point={active ? points[Number(label)] : undefined}
              rows={({ rate, band }) => [{ name, color, text: `${formatShare(rate)}${sayBand(band)}` }]}
              before={({ rate }) => formatShare(rate)}
            />
          )}
        />
        <IntervalBand points={points} color={color} />
        <AnnotationMarks marks={marks} />
        <GhostLine dataKey="beforeRate" />
        <StepLine solid="solidRate" open="openRate" color={color} withDots={points.length <= 40} />
        {last && <EndLabels labels={[{ text: formatShare(last.rate), color, value: last.rate ?? 0 }]} />}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function sayBand(band: TrendChartPoint['band']): string {
  return band ? ` (${formatShare(band[0])} to ${formatShare(band[1])})` : ''
}
