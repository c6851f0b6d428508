import { DataTable } from '@/components/ui/data-table'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { intervalOf, listMetrics, metricValue } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { TrendResult } from '@/lib/reports/trend/trend-result'
import { GRAINS } from '@/lib/time/grain'
import { formatInterval } from '../format-interval'
import { formatMetric } from '../metric-format'
import { nameBucket } from './to-trend-chart-points'

/** The steps that users take, and the rates; the interval is that of the rate of them all. */
export function TrendNumbers({ result: { query, points } }: { result: TrendResult }) {
  const { grain, fiscalMonth } = query
  const funnel = funnelOf(query)
  const taken = listOwnSteps(funnel).length
  const metrics = listMetrics(funnel).filter(
    (metric) => metric.kind === 'rate' || (metric.kind === 'count' && metric.part < taken),
  )
  return (
    <DataTable
      caption="The trend in numbers"
      columns={[GRAINS[grain].label, ...metrics.map(({ label }) => label), '95 %']}
      rows={points.map((point) => [
        `${nameBucket(point, grain, fiscalMonth)}${point.partial ? ' (partial)' : ''}`,
        ...metrics.map((metric) => formatMetric(metric, metricValue({ ...point, times: [] }, metric))),
        formatInterval(intervalOf(point.reached, overallRate(funnel))),
      ])}
    />
  )
}
