import type { TrendChartPoint } from '@/components/charts/trend/trend-points'
import { formatBucket, formatDay } from '@/lib/format/format-day'
import type { TrendPoint, TrendResult } from '@/lib/reports/trend/trend-result'
import { addDays, type Day } from '@/lib/time/day'
import { type FiscalMonth, type Grain, nextGrain } from '@/lib/time/grain'

/**
 * Points of the trend chart. The bucket that holds `today` is not complete, whatever the data say; buckets of the
 * range before are laid under those of the range by their place.
 */
export function toTrendChartPoints(
  { query, points }: TrendResult,
  previous: TrendResult | null,
  today: Day,
): TrendChartPoint[] {
  const { grain, fiscalMonth } = query
  return points.map((point, index) => {
    const before = previous?.points[index]
    const interval = point.checkoutPerViewInterval
    return {
      label: formatBucket(point.start, grain, fiscalMonth),
      title: nameBucket(point, grain, fiscalMonth),
      partial: point.partial || nextGrain(point.start, grain) > today,
      counts: [point.viewed, point.addedToCart, point.checkedOut],
      rate: point.checkoutPerView,
      band: interval && [interval.low, interval.high],
      before:
        before && !before.partial
          ? {
              title: nameBucket(before, grain, fiscalMonth),
              count: before.viewed,
              rate: before.checkoutPerView,
            }
          : null,
    }
  })
}

/** `9 Feb 2021`, `8 Feb – 14 Feb 2021`, `Feb 2021`, `Q1 2021`. */
export function nameBucket(
  { start }: Pick<TrendPoint, 'start'>,
  grain: Grain,
  fiscalMonth: FiscalMonth,
): string {
  if (grain === 'day') return formatDay(start)
  if (grain === 'week') return `${formatBucket(start, 'week')} – ${formatDay(addDays(start, 6))}`
  return formatBucket(start, grain, fiscalMonth)
}
