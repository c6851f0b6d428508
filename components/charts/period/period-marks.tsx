'use client'

import { useChartWidth, useXAxisScale, useYAxisScale } from 'recharts'
import { ChartText } from '../chart-text'
import { NARROW } from '../trend/trend-parts'
import type { TimePoint } from '../trend/trend-points'

/** One period: its value in the metric's unit. */
export type PeriodPoint = TimePoint & Readonly<{ value: number | null }>

type Props = Readonly<{
  points: readonly PeriodPoint[]
  color: string
  /** How values are said beside their marks, where there are few enough. */
  format: (value: number) => string
}>

/** So many values stand beside their marks without hiding each other; half as many where it is narrow. */
const MOST_LABELLED = 12

/** A dot a period: full where it is complete, hollow where it is not. */
export function PeriodMarks({ points, color, format }: Props) {
  const [x, y, width = 0] = [useXAxisScale(), useYAxisScale(), useChartWidth()]
  if (!x || !y) return null
  const areLabelled = points.length <= (width < NARROW ? MOST_LABELLED / 2 : MOST_LABELLED)
  return (
    <g>
      {points.map(({ title, value, partial }, index) => {
        if (value === null) return null
        const [left, top] = [x(index) ?? 0, y(value) ?? 0]
        return (
          <g key={title}>
            <circle
              cx={left}
              cy={top}
              r="3.5"
              fill={partial ? 'var(--surface)' : color}
              stroke={color}
              strokeWidth="1.5"
            />
            {areLabelled && (
              <ChartText
                look="value"
                x={left}
                y={top - 11}
                textAnchor="middle"
                hasHalo
                text={format(value)}
              />
            )}
          </g>
        )
      })}
    </g>
  )
}
