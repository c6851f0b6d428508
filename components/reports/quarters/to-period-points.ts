import type { PeriodPoint } from '@/components/charts/period/period-points'
import { formatBucket } from '@/lib/format/format-day'
import { type Metric, metricInterval, metricValue } from '@/lib/funnel/metrics'
import type { QuarterPoint, QuartersResult } from '@/lib/reports/quarters/quarters-result'
import type { Day } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'
import { nameBucket } from '../trend/to-trend-chart-points'

/** Points of the chart of one metric. The period that holds `today` is not complete, whatever the data say. */
export function toPeriodPoints({ query, points }: QuartersResult, metric: Metric, today: Day): PeriodPoint[] {
  const { grain, fiscalMonth } = query
  return points.map((point) => {
    const interval = metricInterval(point, metric)
    return {
      label: formatBucket(point.start, grain, fiscalMonth),
      title: nameBucket(point, grain, fiscalMonth),
      value: metricValue(point, metric),
      band: interval && [interval.low, interval.high],
      partial: isPartial(point, grain, today),
    }
  })
}

export function isPartial({ start, partial }: QuarterPoint, grain: Grain, today: Day): boolean {
  return partial || nextGrain(start, grain) > today
}
