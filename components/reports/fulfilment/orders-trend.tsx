import type { ChartMark } from '@/components/charts/annotation-marks'
import { PeriodChart, type PeriodKind } from '@/components/charts/period/period-chart'
import type { PeriodPoint } from '@/components/charts/period/period-marks'
import { DataTable } from '@/components/ui/data-table'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { FulfilmentTrend } from '@/lib/reports/fulfilment/fulfilment-result'
import { GRAINS } from '@/lib/time/grain'
import { formatInterval } from '../format-interval'
import { RoomForPoints } from '../room-for-points'
import { stepColor } from '../step-colors'
import { nameBucket, toTimePoint } from '../trend/to-trend-chart-points'

const LOOKS: Record<OrdersMeasure, Readonly<{ kind: PeriodKind; name: string; color: string }>> = {
  late: { kind: 'rate', name: 'Late', color: 'var(--bad)' },
  'to-shipped': { kind: 'seconds', name: 'Median time to shipped', color: stepColor(3) },
}

type Props = Readonly<{
  trend: FulfilmentTrend
  measure: OrdersMeasure
  marks: readonly ChartMark[]
}>

/** One measure over the buckets in which orders were checked out. */
export function OrdersTrendPicture({ trend, measure, marks }: Props) {
  const points = toOrderPoints(trend, measure)
  if (points.every(({ value }) => value === null)) {
    return <p className="py-8 text-center text-muted">There is nothing to take it of in these days.</p>
  }
  const { grain } = trend.query
  return (
    <>
      <RoomForPoints points={points.length} margins={130} label={LOOKS[measure].name}>
        <PeriodChart {...LOOKS[measure]} points={points} marks={marks} />
      </RoomForPoints>
      <p className="mt-3 text-muted text-xs">
        By the {grain} of the checkout. Band: 95 % interval. The axis need not begin at zero.
        {points.some(({ partial }) => partial) &&
          ` Dashed, with a hollow mark: a ${grain} that is not complete, or only partly in the range.`}
      </p>
    </>
  )
}

/** Both measures of every bucket, the latest first. */
export function OrdersTrendNumbers({ trend: { query, points } }: { trend: FulfilmentTrend }) {
  const { grain, fiscalMonth } = query
  return (
    <DataTable
      caption={`Orders by ${grain}`}
      rows={points.toReversed()}
      columns={[
        [
          GRAINS[grain].label,
          (point) => `${nameBucket(point, grain, fiscalMonth)}${point.partial ? ' (in part)' : ''}`,
        ],
        ['Orders', ({ orders }) => formatCount(orders)],
        ['Median to shipped', ({ toShipped }) => formatDuration(toShipped.median?.seconds ?? null)],
        ['Median to delivered', ({ toDelivered }) => formatDuration(toDelivered.median?.seconds ?? null)],
        ['Decided', ({ decided }) => formatCount(decided)],
        ['Late', ({ lateShare }) => formatShare(lateShare)],
        ['95 %', ({ lateInterval }) => formatInterval(lateInterval)],
        ['Open', ({ open }) => formatCount(open)],
      ]}
    />
  )
}

/** What of orders is looked at over time. */
export type OrdersMeasure = 'late' | 'to-shipped'

/** Points of the chart of one measure, with its 95 % interval. */
function toOrderPoints({ query, points }: FulfilmentTrend, measure: OrdersMeasure): PeriodPoint[] {
  return points.map((point) => {
    const { lateShare, lateInterval, toShipped } = point
    return measure === 'late'
      ? { ...toTimePoint(point, query, lateInterval), value: lateShare }
      : {
          ...toTimePoint(point, query, toShipped.median?.interval),
          value: toShipped.median?.seconds ?? null,
        }
  })
}
