import { type Counted, type Metric, metricInterval, metricValue } from '@/lib/funnel/metrics'
import type { Column } from './report-table'

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
  return (['low', 'high'] as const).map((end) => ({
    name: `${metric.name}_${end}`,
    kind: KINDS[metric.kind],
    value: (row) => metricInterval(row, metric)?.[end] ?? null,
  }))
}
