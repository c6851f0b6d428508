import type { PeriodPoint } from '@/components/charts/period/period-points'
import { formatBucket } from '@/lib/format/format-day'
import type { FulfilmentPoint, FulfilmentTrend } from '@/lib/reports/fulfilment/fulfilment-result'
import { nameBucket } from '../trend/to-trend-chart-points'

/** What of orders is looked at over time. */
export type OrdersMeasure = 'late' | 'to-shipped'

const VALUES: Record<OrdersMeasure, (point: FulfilmentPoint) => Pick<PeriodPoint, 'value' | 'band'>> = {
  late: ({ lateShare, lateInterval }) => ({
    value: lateShare,
    band: lateInterval && [lateInterval.low, lateInterval.high],
  }),
  'to-shipped': ({ toShipped: { median } }) => ({
    value: median?.seconds ?? null,
    band: median && [median.interval.low, median.interval.high],
  }),
}

/** Points of the chart of one measure, with its 95 % interval. */
export function toOrderPoints({ query, points }: FulfilmentTrend, measure: OrdersMeasure): PeriodPoint[] {
  const { grain, fiscalMonth } = query
  return points.map((point) => ({
    label: formatBucket(point.start, grain, fiscalMonth),
    title: nameBucket(point, grain, fiscalMonth),
    ...VALUES[measure](point),
    partial: point.partial,
  }))
}
