import type { ChartMark } from '@/components/charts/annotation-marks'
import { PeriodChart } from '@/components/charts/period/period-chart'
import type { PeriodPoint } from '@/components/charts/period/period-marks'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { NameLink } from '@/components/ui/name-link'
import { type Metric, metricInterval, metricValue } from '@/lib/funnel/metrics'
import { toMetric } from '@/lib/query/metric'
import type { QuarterPoint, QuartersResult } from '@/lib/reports/quarters/quarters-result'
import type { Day } from '@/lib/time/day'
import { GRAINS } from '@/lib/time/grain'
import { formatMetric } from '../metric-format'
import { RoomForPoints } from '../room-for-points'
import { metricColor } from '../step-colors'
import { type HrefBucket, isPartial, nameBucket, toTimePoint } from '../trend/to-trend-chart-points'

type Props = Readonly<{
  result: QuartersResult
  metric: string
  today: Day
  marks: readonly ChartMark[]
  hrefOf: HrefBucket
}>

export function PeriodsPicture({ result, metric, today, marks, hrefOf }: Props) {
  const shown = toMetric(metric, result.query)
  const points = toPeriodPoints(result, shown, { today, hrefOf })
  const { label, kind } = shown
  if (points.every(({ value }) => value === null)) {
    return <p className="py-8 text-center text-muted">There is nothing to take it of in these periods.</p>
  }
  return (
    <>
      <RoomForPoints points={points.length} margins={130} label={label}>
        <PeriodChart points={points} kind={kind} name={label} color={metricColor(shown)} marks={marks} />
      </RoomForPoints>
      {points.some(({ partial }) => partial) && (
        <p className="mt-3 text-muted text-xs">
          Dashed, with a hollow mark: a {result.query.grain} that is not complete yet, or only partly covered
          by data.{kind !== 'count' && ' Band: 95 % interval. The axis does not begin at zero.'}
        </p>
      )}
    </>
  )
}

/** So many metrics of every period, the latest first. */
export function PeriodsNumbers({
  result,
  metrics,
  today,
  hrefOf,
}: Pick<Props, 'result' | 'today' | 'hrefOf'> & { metrics: readonly string[] }) {
  const { grain, fiscalMonth } = result.query
  const title = (point: QuarterPoint) =>
    `${nameBucket(point, grain, fiscalMonth)}${isPartial(point, grain, today) ? ' (so far)' : ''}`
  const ofMetric = (metric: Metric): NumbersColumn<QuarterPoint> => [
    metric.label,
    (point) => formatMetric(metric, metricValue(point, metric)),
  ]
  return (
    <DataTable
      caption={`Every metric by ${grain}`}
      columns={[
        [GRAINS[grain].label, (point) => <NameLink name={title(point)} href={hrefOf(point)} isQuiet />],
        ...metrics.map((name) => toMetric(name, result.query)).map(ofMetric),
      ]}
      rows={result.points.toReversed()}
    />
  )
}

/** Points of the chart of one metric. */
function toPeriodPoints(
  { query, points }: QuartersResult,
  metric: Metric,
  { today, hrefOf }: Pick<Props, 'today' | 'hrefOf'>,
): PeriodPoint[] {
  return points.map((point) => ({
    ...toTimePoint(point, query, metricInterval(point, metric)),
    value: metricValue(point, metric),
    href: hrefOf(point),
    partial: isPartial(point, query.grain, today),
  }))
}
