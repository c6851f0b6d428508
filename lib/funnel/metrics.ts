import type { Funnel } from './definition'
import { type Gap, listGaps } from './gaps'
import { listRates, type Rate } from './rates'

/** What is tracked from quarter to quarter: units that reached a step, a share of them, or a median time. */
export type Metric = Readonly<{ name: string; label: string }> &
  Readonly<{ kind: 'count'; part: number } | { kind: 'rate'; rate: Rate } | { kind: 'seconds'; gap: Gap }>

/** The metrics of a funnel, in the order in which they are shown: `viewed`, `cart_per_view`, `time_to_cart`. */
export function listMetrics(funnel: Funnel): readonly Metric[] {
  return [
    ...funnel.steps.map(
      ({ key, words }, part) => ({ kind: 'count', name: key, label: words.label, part }) as const,
    ),
    ...listRates(funnel).map(
      (rate) => ({ kind: 'rate', name: rate.name, label: rate.label.units, rate }) as const,
    ),
    ...listGaps(funnel).map(
      (gap) =>
        ({
          kind: 'seconds',
          name: `time_to_${funnel.steps[gap.to]?.words.noun}`,
          label: `Median time ${gap.words}`,
          gap,
        }) as const,
    ),
  ]
}
