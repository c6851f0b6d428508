import { PeriodChart } from '@/components/charts/period/period-chart'
import { DataTable } from '@/components/ui/data-table'
import type { Annotation } from '@/lib/forms/annotation'
import { METRICS, type Metric } from '@/lib/query/metric'
import { metricValue } from '@/lib/query/metric-value'
import type { QuartersResult } from '@/lib/reports/quarters/quarters-result'
import type { Day } from '@/lib/time/day'
import { GRAINS, nextGrain } from '@/lib/time/grain'
import { toChartMarks } from '../annotations/to-chart-marks'
import { formatMetric, metricColor } from '../metric-format'
import { RoomForPoints } from '../room-for-points'
import { toPeriodPoints } from './to-period-points'

type Props = Readonly<{
  result: QuartersResult
  metric: Metric
  today: Day
  annotations: readonly Annotation[]
}>

export function PeriodsPicture({ result, metric, today, annotations }: Props) {
  const starts = result.points.map(({ start }) => start)
  const end = nextGrain(starts.at(-1) ?? today, result.query.grain)
  const points = toPeriodPoints(result, metric, today)
  const { label, kind } = METRICS[metric]
  if (points.every(({ value }) => value === null)) {
    return <p className="py-8 text-center text-muted">There is nothing to take it of in these periods.</p>
  }
  return (
    <>
      <RoomForPoints points={points.length} margins={130} label={label}>
        <PeriodChart
          points={points}
          kind={kind}
          name={label}
          color={metricColor(metric)}
          marks={toChartMarks(annotations, starts, end)}
        />
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
}: Pick<Props, 'result' | 'today'> & { metrics: readonly Metric[] }) {
  const points = toPeriodPoints(result, 'viewed', today)
  const rows = result.points.map((point, index) => [
    `${points[index]?.title}${points[index]?.partial ? ' (so far)' : ''}`,
    ...metrics.map((metric) => formatMetric(metric, metricValue(point, metric))),
  ])
  return (
    <DataTable
      caption={`Every metric by ${result.query.grain}`}
      columns={[GRAINS[result.query.grain].label, ...metrics.map((metric) => METRICS[metric].label)]}
      rows={rows.reverse()}
    />
  )
}
