import type { Funnel } from './definition'
import { listMetrics, type Metric } from './metrics'
import { columnOf, listOwnSteps } from './steps'

/**
 * What is told of each product, under the names of its columns: how many reached each step, then the rates, over pairs.
 * `byOrder` are the counts of steps that the shop takes.
 */
export function listProductMetrics(
  funnel: Funnel,
): Readonly<{ own: readonly Metric[]; byOrder: readonly Metric[] }> {
  const counted = listMetrics(funnel).flatMap((metric): Metric[] => {
    if (metric.kind === 'seconds') return []
    if (metric.kind === 'rate') return [{ ...metric, label: metric.rate.label.pairs }]
    const step = funnel.steps[metric.part]
    return step ? [{ ...metric, name: columnOf(step) }] : []
  })
  const isByOrder = (metric: Metric) => metric.kind === 'count' && metric.part >= listOwnSteps(funnel).length
  return { own: counted.filter((metric) => !isByOrder(metric)), byOrder: counted.filter(isByOrder) }
}
