import { formatCount, formatShare } from '@/lib/format/format-number'
import { STEPS, type StepName } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import type { FunnelResult, FunnelStep } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'

/** "Of 578 sessions that viewed a product, 467 (81 %) added to cart and 361 (62 %) checked out." */
export function answerFunnel(result: FunnelResult): Sentences {
  const { many } = UNITS[result.query.unit]
  const [viewed, carted, checkedOut] = result.steps
  if (!viewed?.count || !carted || !checkedOut) return say`No ${many} reached the funnel in this range.`
  return say`Of ${strong(`${formatCount(viewed.count)} ${many}`)} that viewed a product, ${strong(formatCount(carted.count))} (${share(carted)}) added to cart and ${strong(formatCount(checkedOut.count))} (${share(checkedOut)}) checked out.`
}

/**
 * Says of each step how many units are in it only because they reached a later one; null when there are none.
 * "12 sessions are counted as viewed because they reached a later step; their page view was not recorded."
 */
export function explainInferred(result: FunnelResult): string | null {
  const { one, many } = UNITS[result.query.unit]
  const sentences = result.steps
    .filter((step) => step.inferred > 0)
    .map(({ step, inferred }) => {
      const who = inferred === 1 ? `1 ${one} is` : `${formatCount(inferred)} ${many} are`
      const they = inferred === 1 ? 'it' : 'they'
      return `${who} counted as ${STEPS[step].label.toLowerCase()} because ${they} reached a later step; ${MISSING[step]} was not recorded.`
    })
  return sentences.length === 0 ? null : sentences.join(' ')
}

const MISSING: Record<StepName, string> = {
  viewed: 'the page view',
  added_to_cart: 'the adding to cart',
  checked_out: 'the checkout',
  shipped: 'the shipment',
}

function share(step: FunnelStep): string {
  return formatShare(step.overallRate)
}
