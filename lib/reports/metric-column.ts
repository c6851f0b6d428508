import { type Metric, type MetricCounts, metricInterval, metricValue } from '@/lib/funnel/metrics'
import type { Column } from './report-table'

/** What a metric is taken of; a report that reads no times has none. */
type Counted = Pick<MetricCounts, 'reached'> & Partial<MetricCounts>

const KINDS = { count: 'count', rate: 'share', seconds: 'seconds' } as const

/** A metric of a funnel as a column, under its name. */
export function toMetricColumn<Row extends Counted>(metric: Metric): Column<Row> {
  return {
    name: metric.name,
    kind: KINDS[metric.kind],
    value: ({ reached, times = [] }) => metricValue({ reached, times }, metric),
  }
}

/** The ends of its 95 % interval: `cart_per_view_low`, `cart_per_view_high`. */
export function toBoundColumns<Row extends Counted>(metric: Metric): Column<Row>[] {
  return (['low', 'high'] as const).map((end) => ({
    name: `${metric.name}_${end}`,
    kind: KINDS[metric.kind],
    value: ({ reached, times = [] }) => metricInterval({ reached, times }, metric)?.[end] ?? null,
  }))
}
