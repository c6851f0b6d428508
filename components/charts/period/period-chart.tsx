'use client'

import { useState } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatDuration, formatTick, toUnitSeconds } from '@/lib/format/format-duration'
import { formatCompact, formatCount, formatShare } from '@/lib/format/format-number'
import { AnnotationMarks, type ChartMark } from '../annotation-marks'
import { AXIS, IntervalBand, StepLine, USUAL_WIDTH } from '../trend/trend-parts'
import { TooltipBox } from '../trend/trend-tooltip'
import { toDomain } from './period-domain'
import { PeriodMarks } from './period-marks'
import { type PeriodKind, type PeriodPoint, toDrawn } from './period-points'

type Props = Readonly<{
  points: readonly PeriodPoint[]
  kind: PeriodKind
  name: string
  color: string
  marks: readonly ChartMark[]
}>

const FORMATS: Record<PeriodKind, (value: number) => string> = {
  count: formatCount,
  rate: formatShare,
  seconds: formatDuration,
}

const TICKS: Record<PeriodKind, (value: number) => string> = {
  count: formatCompact,
  rate: (share) => `${Number((share * 100).toFixed(2))}\u00a0%`,
  seconds: (seconds) => formatTick(seconds).replace(' ', '\u00a0'),
}

/** So many values stand beside their marks without hiding each other. */
const MOST_LABELLED = 12
/** So many have a dot each. */
const MOST_MARKED = 40
const HEIGHT = 240

/** A metric from period to period, with its interval as a band; the axis need not begin at zero, the marks say so. */
export function PeriodChart({ points, kind, name, color, marks }: Props) {
  const [width, setWidth] = useState(USUAL_WIDTH)
  const values = points.flatMap(({ value, band }) => [...(value === null ? [] : [value]), ...(band ?? [])])
  const unit = kind === 'seconds' ? toUnitSeconds(Math.max(...values)) : 1
  const domain = toDomain(values, kind === 'count', unit)
  if (!domain) return null
  const labelled = points.length <= (width < 480 ? MOST_LABELLED / 2 : MOST_LABELLED)
  return (
    <ResponsiveContainer
      width="100%"
      height={HEIGHT}
      initialDimension={{ width, height: HEIGHT }}
      onResize={setWidth}
    >
      <ComposedChart
        data={toDrawn(points)}
        margin={{ top: 22, right: 24, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          {...AXIS}
          dataKey="index"
          height={24}
          minTickGap={16}
          padding={{ left: 24, right: 24 }}
          interval="preserveStart"
          tickFormatter={(index: number) => points[index]?.label ?? ''}
        />
        <YAxis
          {...AXIS}
          width={56}
          domain={[domain.from, domain.to]}
          ticks={[...domain.ticks]}
          tickFormatter={TICKS[kind]}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => (
            <PeriodTooltip point={active ? points[Number(label)] : undefined} kind={kind} name={name} />
          )}
        />
        <IntervalBand points={points} color={color} />
        <AnnotationMarks marks={marks} />
        <StepLine solid="solid" open="open" color={color} withDots={false} />
        {points.length <= MOST_MARKED && (
          <PeriodMarks points={points} color={color} format={labelled ? FORMATS[kind] : null} />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

type TooltipProps = Readonly<{ point: PeriodPoint | undefined; kind: PeriodKind; name: string }>

function PeriodTooltip({ point, kind, name }: TooltipProps) {
  if (!point || point.value === null) return null
  const format = FORMATS[kind]
  return (
    <TooltipBox point={point}>
      <p>
        {name}: <span className="font-medium">{format(point.value)}</span>
      </p>
      {point.band && (
        <p className="text-muted">
          {format(point.band[0])} to {format(point.band[1])}
        </p>
      )}
    </TooltipBox>
  )
}
