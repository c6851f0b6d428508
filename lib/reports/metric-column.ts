import { type Counted, type Metric, metricInterval, metricValue } from '@/lib/funnel/metrics'
import { type Column, toEnds } from './report-table'

const KINDS = { count: 'count', rate: 'share', seconds: 'seconds' } as const

/** A metric of a funnel as a column, under its name. */
export function toMetricColumn<Row extends Counted>(metric: Metric): Column<Row> {
  return {
    name: metric.name,
    kind: KINDS[metric.kind],
    value: (row) => metricValue(row, metric),
  }
}

/** The ends of its 95 % interval: `cart_per_view_low`, `cart_per_view_high`. */
export function toBoundColumns<Row extends Counted>(metric: Metric): Column<Row>[] {
  return toEnds(metric.name, KINDS[metric.kind], (row) => metricInterval(row, metric))
}
