import type { SortColumn } from '@/components/filters/table-view'
import type { Funnel } from '@/lib/funnel/definition'
import { type Metric, metricValue } from '@/lib/funnel/metrics'
import { listProductMetrics } from '@/lib/funnel/product-metrics'
import type { RankedLine } from '@/lib/reports/products/rank-products'

/** `metric` is null where it shows none. */
export type ProductColumn = SortColumn<RankedLine> & Readonly<{ label: string; metric: Metric | null }>

export function listProductColumns(funnel: Funnel): readonly ProductColumn[] {
  const metrics = listProductMetrics(funnel).own.map((metric): ProductColumn => {
    return { name: metric.name, label: metric.label, metric, value: (line) => metricValue(line, metric) }
  })
  return [
    { name: 'product', label: 'Product', metric: null, value: (line) => line.product },
    ...metrics,
    { name: 'at_least', label: 'At least', metric: null, value: (line) => line.atLeast },
  ]
}
