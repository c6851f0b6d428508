import { formatCount, formatRoughly, formatShare } from '@/lib/format/format-number'
import type { Interval } from '@/lib/stats/wilson'
import { type Answer, say, strong } from '../overview/answer'
import { FEWEST_DAYS, WORTH_STEPS, type WorthLine, type WorthResult } from './worth-result'

/** "Most would come from Monstera, view to cart: at 31 %, which a quarter of Foliage exceeds, ... about 120 orders". */
export function answerWorth({ days, lines }: WorthResult): Answer {
  if (lines === null) {
    return say`These ${formatCount(days)} ${days === 1 ? 'day says' : 'days say'} nothing of a quarter: it takes at least ${String(FEWEST_DAYS)} days to stretch them to one.`
  }
  const [first] = lines.filter(({ toGoal }) => toGoal.orders > 0)
  if (!first)
    return say`No product stands behind those it is held against, so nothing can be said to be gained.`
  return [...sayFirst(first), ...saySure(first)]
}

function sayFirst({ product, step, goal, heldAgainst, category, rate, toGoal }: WorthLine): Answer {
  const others = heldAgainst === 'category' && category ? category : 'all products'
  const money = toGoal.revenue === null ? '' : ` and ${formatRoughly(toGoal.revenue)} in revenue`
  return say`Most would come from ${strong(product)}, ${WORTH_STEPS[step].label.toLowerCase()}: from ${formatShare(rate.share)} to the ${formatShare(goal)} that a quarter of ${others} exceed would bring ${strong(`about ${formatRoughly(toGoal.orders)} orders${money}`)} a quarter`
}

function saySure({ toGoal: { interval, revenue, revenueInterval } }: WorthLine): Answer {
  const said =
    revenue !== null && revenueInterval ? sayInterval(revenueInterval) : `${sayInterval(interval)} orders`
  return say` (95 %: ${said}).`
}

function sayInterval({ low, high }: Interval): string {
  return `${formatRoughly(low)} to ${formatRoughly(high)}`
}
