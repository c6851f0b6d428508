import type { ChartMark } from '@/components/charts/annotation-marks'
import { TrendChart } from '@/components/charts/trend/trend-chart'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { NameLink } from '@/components/ui/name-link'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { intervalOf, listMetrics, type Metric, metricValue } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { TrendPoint, TrendResult } from '@/lib/reports/trend/trend-result'
import type { Day } from '@/lib/time/day'
import { GRAINS } from '@/lib/time/grain'
import { formatInterval } from '../format-interval'
import { formatMetric } from '../metric-format'
import { RoomForPoints } from '../room-for-points'
import { stepColor } from '../step-colors'
import { type HrefBucket, nameBucket, toTrendChartPoints } from './to-trend-chart-points'

type Props = Readonly<{
  result: TrendResult
  previous: TrendResult | null
  today: Day
  marks: readonly ChartMark[]
  hrefOf: HrefBucket
}>

export function TrendPicture({ result, previous, today, marks, hrefOf }: Props) {
  const funnel = funnelOf(result.query)
  const rate = overallRate(funnel)
  const taken = listOwnSteps(funnel).map(({ words }, place) => ({
    name: words.label,
    color: stepColor(place),
  }))
  const points = toTrendChartPoints(result, previous, today, hrefOf)
  return (
    <>
      <RoomForPoints points={points.length} margins={60} label="The trend">
        <TrendChart
          points={points}
          series={taken}
          rateName={rate.label.units}
          rateColor={stepColor(rate.part)}
          marks={marks}
          beforeName={previous && `the range before (${taken[0]?.name.toLowerCase()}, and its rate)`}
        />
      </RoomForPoints>
      {points.some((point) => point.partial) && (
        <p className="mt-3 text-muted text-xs">
          Dashed: leads to a {result.query.grain} that is not complete yet, or only partly in the range.
        </p>
      )}
    </>
  )
}

/** The steps that users take, and the rates; the interval is that of the rate of them all. */
export function TrendNumbers({ result: { query, points }, hrefOf }: Pick<Props, 'result' | 'hrefOf'>) {
  const { grain, fiscalMonth } = query
  const funnel = funnelOf(query)
  const taken = listOwnSteps(funnel).length
  const metrics = listMetrics(funnel).filter(
    (metric) => metric.kind === 'rate' || (metric.kind === 'count' && metric.part < taken),
  )
  const title = (point: TrendPoint) =>
    `${nameBucket(point, grain, fiscalMonth)}${point.partial ? ' (partial)' : ''}`
  const ofMetric = (metric: Metric): NumbersColumn<TrendPoint> => [
    metric.label,
    (point) => formatMetric(metric, metricValue({ ...point, times: [] }, metric)),
  ]
  return (
    <DataTable
      caption="The trend in numbers"
      rows={points}
      columns={[
        [GRAINS[grain].label, (point) => <NameLink name={title(point)} href={hrefOf(point)} isQuiet />],
        ...metrics.map(ofMetric),
        ['95 %', ({ reached }) => formatInterval(intervalOf(reached, overallRate(funnel)))],
      ]}
    />
  )
}
