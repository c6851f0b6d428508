import type { TimePoint, TrendChartPoint } from '@/components/charts/trend/trend-points'
import { formatBucket, formatDay } from '@/lib/format/format-day'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { intervalOf } from '@/lib/funnel/metrics'
import { overallRate, rateOf } from '@/lib/funnel/rates'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import type { TrendPoint, TrendResult } from '@/lib/reports/trend/trend-result'
import type { Interval } from '@/lib/stats/wilson'
import { addDays, type Day } from '@/lib/time/day'
import { type FiscalMonth, type Grain, nextGrain } from '@/lib/time/grain'

/** Where those are who began in a bucket; null where the reader may not know. */
export type HrefBucket = (point: Readonly<{ start: Day }>) => string | null

/** Points of the trend chart; buckets of the range before are laid under those of the range by their place. */
export function toTrendChartPoints(
  { query, points }: TrendResult,
  previous: TrendResult | null,
  today: Day,
  hrefOf?: HrefBucket,
): TrendChartPoint[] {
  const { grain, fiscalMonth } = query
  const funnel = funnelOf(query)
  const [rate, taken] = [overallRate(funnel), listOwnSteps(funnel).length]
  return points.map((point, index) => {
    const before = previous?.points[index]
    return {
      ...toTimePoint(point, query, intervalOf(point.reached, rate)),
      href: hrefOf?.(point),
      partial: isPartial(point, grain, today),
      counts: point.reached.slice(0, taken),
      rate: rateOf(point.reached, rate),
      before:
        before && !before.partial
          ? {
              title: nameBucket(before, grain, fiscalMonth),
              count: before.reached[0] ?? 0,
              rate: rateOf(before.reached, rate),
            }
          : null,
    }
  })
}

/** A bucket with the interval of what is drawn there. */
export function toTimePoint(
  point: Bucket,
  { grain, fiscalMonth }: Pick<ReportQuery, 'grain' | 'fiscalMonth'>,
  interval: Interval | null | undefined,
): TimePoint {
  return {
    label: formatBucket(point.start, grain, fiscalMonth),
    title: nameBucket(point, grain, fiscalMonth),
    partial: point.partial,
    band: interval ? [interval.low, interval.high] : null,
  }
}

type Bucket = Pick<TrendPoint, 'start' | 'partial'>

/** The bucket that holds `today` is not complete, whatever the data say. */
export function isPartial({ start, partial }: Bucket, grain: Grain, today: Day): boolean {
  return partial || nextGrain(start, grain) > today
}

/** `9 Feb 2021`, `8 Feb – 14 Feb 2021`, `Feb 2021`, `Q1 2021`. */
export function nameBucket({ start }: Pick<Bucket, 'start'>, grain: Grain, fiscalMonth: FiscalMonth): string {
  if (grain === 'day') return formatDay(start)
  if (grain === 'week') return `${formatBucket(start, 'week')} – ${formatDay(addDays(start, 6))}`
  return formatBucket(start, grain, fiscalMonth)
}
