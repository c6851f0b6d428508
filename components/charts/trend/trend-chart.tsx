'use client'

import { useId } from 'react'
import type { ChartMark } from '../annotation-marks'
import { TrendCounts } from './trend-counts'
import type { TrendChartPoint, TrendSeries } from './trend-points'
import { TrendRate } from './trend-rate'

type Props = Readonly<{
  points: readonly TrendChartPoint[]
  series: readonly TrendSeries[]
  rateName: string
  rateColor: string
  /** What the grey line is; null when nothing is compared. */
  beforeName: string | null
  marks: readonly ChartMark[]
}>

/** Counts over their rate, on one axis of time. Dashed stretches lead to buckets that are not complete. */
export function TrendChart({ points, series, rateName, rateColor, beforeName, marks }: Props) {
  const syncId = useId()
  return (
    <div className="@container space-y-5">
      <figure>
        <figcaption className="mb-1 flex flex-wrap gap-x-3 text-muted text-xs">
          Counts
          {series.map(({ name, color }) => (
            <span key={name} className="flex items-center gap-1.5 @min-[480px]:hidden">
              <span aria-hidden="true" className="h-0.5 w-3 rounded" style={{ background: color }} />
              {name}
            </span>
          ))}
        </figcaption>
        <TrendCounts points={points} series={series} syncId={syncId} marks={marks} />
      </figure>
      <figure>
        <figcaption className="mb-1 text-muted text-xs">
          {rateName}, with its 95 % interval{beforeName && `; grey: ${beforeName}`}
        </figcaption>
        <TrendRate points={points} name={rateName} color={rateColor} syncId={syncId} marks={marks} />
      </figure>
    </div>
  )
}
