'use client'

import { usePlotArea, useXAxisScale } from 'recharts'

/** A flag on a bucket: the numbers of what happened in it, `1` or `1–3`, and their titles. */
export type ChartMark = Readonly<{ index: number; text: string; titles: readonly string[] }>

/** A thin line and a numbered flag a bucket in which something happened; what it was stands under the chart. */
export function AnnotationMarks({ marks }: { marks: readonly ChartMark[] }) {
  const [area, x] = [usePlotArea(), useXAxisScale()]
  if (!area || !x) return null
  return (
    <g fontSize="10" fontWeight="600" textAnchor="middle">
      {marks.map(({ index, text, titles }) => {
        const left = x(index) ?? 0
        const width = 10 + text.length * 5
        return (
          <g key={index}>
            <title>{titles.join('; ')}</title>
            <path
              d={`M${left} ${area.y}V${area.y + area.height}`}
              stroke="var(--accent)"
              strokeOpacity="0.45"
            />
            <rect
              x={left - width / 2}
              y={area.y + area.height - 15}
              width={width}
              height="14"
              rx="3"
              fill="var(--accent-soft)"
              stroke="var(--accent)"
              strokeOpacity="0.6"
            />
            <text x={left} y={area.y + area.height - 4.5} fill="var(--accent)">
              {text}
            </text>
          </g>
        )
      })}
    </g>
  )
}
