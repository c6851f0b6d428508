import type { FunnelBar } from '@/components/charts/funnel/funnel-row'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Step } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import type { Behind } from '@/lib/query/people'
import type { FunnelResult, FunnelStep } from '@/lib/reports/funnel/funnel-result'
import { stepColor } from '../step-colors'

/** Where those behind a step are; null where the reader may not know. */
export type HrefBehind = (behind: Behind) => string | null

/** The bars of the funnel; `previous` is the same question over the range before, null when not compared. */
export function toFunnelBars(
  result: FunnelResult,
  previous: FunnelResult | null,
  hrefBehind: HrefBehind = () => null,
): FunnelBar[] {
  const defined = funnelOf(result.query).steps
  return result.steps.map((step, place) => ({
    label: defined[place]?.words.label ?? step.step,
    color: stepColor(place),
    href: hrefBehind({ place, isLost: false }),
    apart: defined[place]?.byOrder ? 'Fulfilment' : null,
    ...toMarks(step, result.steps[place - 1], {
      before: previous?.steps[place],
      defined: defined[place],
      hrefLost: hrefBehind({ place: place - 1, isLost: true }),
    }),
  }))
}

type Beside = Readonly<{ before: FunnelStep | undefined; defined: Step | undefined; hrefLost: string | null }>

function toMarks(step: FunnelStep, above: FunnelStep | undefined, { before, defined, hrefLost }: Beside) {
  return {
    share: step.overallRate ?? 0,
    interval: above ? step.overallInterval : null,
    count: formatCount(step.count),
    stepRate: above ? formatShare(step.stepRate) : null,
    overallRate: above ? formatShare(step.overallRate) : null,
    lost:
      above && step.dropOff
        ? { toShare: above.overallRate ?? 0, text: sayLost(step.dropOff, defined), href: hrefLost }
        : null,
    before:
      above && before?.overallRate != null
        ? { share: before.overallRate, text: `before ${formatShare(before.overallRate)}` }
        : null,
  }
}

/** Nobody stops before a step by order: it is the shop's. */
function sayLost(count: number, defined: Step | undefined): string {
  if (defined?.byOrder) return `${formatCount(count)} not ${defined.words.label.toLowerCase()} yet`
  return `${formatCount(count)} ${count === 1 ? 'stops here' : 'stop here'}`
}
