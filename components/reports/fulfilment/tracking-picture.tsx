import type { ChartMark } from '@/components/charts/annotation-marks'
import { PeriodChart } from '@/components/charts/period/period-chart'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { TrackingResult } from '@/lib/reports/tracking/tracking-result'
import { GRAINS } from '@/lib/time/grain'
import { formatInterval } from '../format-interval'
import { RoomForPoints } from '../room-for-points'
import { nameBucket, toTimePoint } from '../trend/to-trend-chart-points'

type Props = Readonly<{ result: TrackingResult; marks: readonly ChartMark[] }>

const NAME = 'Orders without a checkout'

/** The share of orders that tracking missed, over the buckets in which they were made. */
export function TrackingPicture({ result: { query, points }, marks }: Props) {
  // Around a share of nothing there is only how little a day has, which would fill the picture.
  const isAnyMissed = points.some(({ missed }) => missed > 0)
  const drawn = points.map((point) => ({
    ...toTimePoint(point, query, isAnyMissed ? point.missedInterval : null),
    value: point.missedShare,
  }))
  return (
    <>
      <RoomForPoints points={drawn.length} margins={130} label={NAME}>
        <PeriodChart kind="rate" name={NAME} color="var(--bad)" points={drawn} marks={marks} />
      </RoomForPoints>
      <p className="mt-3 text-muted text-xs">
        By the {query.grain} on which the order was made.{isAnyMissed && ' Band: 95 % interval.'} The axis
        need not begin at zero.
      </p>
    </>
  )
}

/** Both ways round, the latest first. */
export function TrackingNumbers({ result: { query, points } }: Pick<Props, 'result'>) {
  const { grain, fiscalMonth } = query
  return (
    <DataTable
      caption={`Orders and checkouts by ${grain}`}
      rows={points.toReversed()}
      columns={[
        [
          GRAINS[grain].label,
          (point) => `${nameBucket(point, grain, fiscalMonth)}${point.partial ? ' (in part)' : ''}`,
        ],
        ['Orders in files', ({ orders }) => formatCount(orders)],
        ['Without a checkout', ({ missed }) => formatCount(missed)],
        ['Share', ({ missedShare }) => formatShare(missedShare)],
        ['95 %', ({ missedInterval }) => formatInterval(missedInterval)],
        ['Checkouts', ({ checkouts }) => formatCount(checkouts)],
        ['In no file', ({ unfiled }) => formatCount(unfiled)],
      ]}
    />
  )
}
