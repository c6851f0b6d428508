import type { FunnelBar } from '@/components/charts/funnel/funnel-bar'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { STEPS } from '@/lib/query/step'
import type { FunnelResult, FunnelStep } from '@/lib/reports/funnel/funnel-result'
import { STEP_COLORS } from '../step-colors'

/** The bars of the funnel; `previous` is the same question over the range before, null when not compared. */
export function toFunnelBars(result: FunnelResult, previous: FunnelResult | null): FunnelBar[] {
  return result.steps.map((step, index) => toBar(step, result.steps[index - 1], previous?.steps[index]))
}

function toBar(step: FunnelStep, above: FunnelStep | undefined, before: FunnelStep | undefined): FunnelBar {
  const isFulfilment = step.step === 'shipped'
  return {
    label: STEPS[step.step].label,
    color: STEP_COLORS[step.step],
    share: step.overallRate ?? 0,
    interval: above ? step.overallInterval : null,
    count: formatCount(step.count),
    stepRate: above ? formatShare(step.stepRate) : null,
    overallRate: above ? formatShare(step.overallRate) : null,
    lost:
      above && step.dropOff
        ? { toShare: above.overallRate ?? 0, text: sayLost(step.dropOff, isFulfilment) }
        : null,
    before:
      above && before?.overallRate != null
        ? { share: before.overallRate, text: `before ${formatShare(before.overallRate)}` }
        : null,
    apart: isFulfilment ? 'Fulfilment' : null,
  }
}

function sayLost(count: number, isFulfilment: boolean): string {
  return `${formatCount(count)} ${isFulfilment ? 'not shipped yet' : count === 1 ? 'stops here' : 'stop here'}`
}
