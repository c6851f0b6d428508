'use client'

import { useXAxisScale, useYAxisScale } from 'recharts'
import { HALO } from '../chart-text'
import type { PeriodPoint } from './period-points'

type Props = Readonly<{
  points: readonly PeriodPoint[]
  color: string
  /** How values are said beside their marks; null where there are too many. */
  format: ((value: number) => string) | null
}>

/** A dot a period: full where it is complete, hollow where it is not. */
export function PeriodMarks({ points, color, format }: Props) {
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  if (!x || !y) return null
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
            {format && (
              <text
                x={left}
                y={top - 11}
                fontSize="12"
                fontWeight="600"
                textAnchor="middle"
                fill="var(--ink)"
                {...HALO}
              >
                {format(value)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
