import { formatName } from '@/lib/format/format-name'
import { formatEstimate, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallRate, wordsAt } from '@/lib/funnel/rates'
import { UNITS, type WorthMeasure } from '@/lib/query/unit'
import { CAUTIOUS_SHARE } from '@/lib/stats/opportunity'
import { type Sentences, say, strong } from '../sentences'
import {
  FEWEST_DAYS,
  type GapLine,
  inMeasure,
  rankWorth,
  type Worth,
  type WorthLine,
  type WorthResult,
  withGaps,
} from './worth-result'

/**
 * "Most would come from Monstera, cart to checkout: reaching 71 %, which a quarter of Foliage reach, would bring about
 * 120 orders and 5,900 in revenue a quarter (95 %: 3,100 to 8,700)." Says so where that may be chance, where there is no
 * rate to reach, and where there are too few days to tell of a quarter.
 */
export function answerWorth(result: WorthResult, measure: WorthMeasure): Sentences {
  const { query, days, lines } = withGaps(result)
  if (days < FEWEST_DAYS) return sayTooFewDays(days)
  const [most] = rankWorth(lines, measure)
  if (!most || most.perPoint.orders.value === 0) {
    return say`No ${UNITS[query.unit].many} came to a step of a product in these days, so nothing can be said of its worth.`
  }
  if (most.toTarget.orders.value > 0) return sayMost(most, measure)
  const point = say` One point more brings most at ${strong(nameStep(most))}: ${sayPoint(most.perPoint)}.`
  return [...sayNothingToReach(most, lines), ...point]
}

/** What that is cautiously, and what one point there brings; null where there is no rate to reach. */
export function explainWorth(result: WorthResult, measure: WorthMeasure): string | null {
  const [most] = rankWorth(withGaps(result).lines, measure)
  if (!most || most.toTarget.orders.value === 0) return null
  return `${sayCautious(most, result, measure)}One point more there brings ${sayPoint(most.perPoint)}.`
}

function sayTooFewDays(days: number): Sentences {
  const held = days === 0 ? 'no whole day' : days === 1 ? 'one whole day' : `${days} whole days`
  return say`There is data of ${held} in this range. What a better rate would bring in a quarter can honestly be told from ${String(FEWEST_DAYS)} whole days on.`
}

function sayNothingToReach({ toReach }: WorthLine, lines: readonly WorthLine[]): Sentences {
  if (toReach.products < 2) return say`There is no other product to hold this one against.`
  const products = new Set(lines.map(({ id }) => id)).size
  return say`${products > 1 ? 'Each of these products' : 'This product'} already reaches what a quarter of its kind reach.`
}

function sayMost(line: GapLine, measure: WorthMeasure): Sentences {
  const { toReach, toTarget } = line
  const [first, chance] = isSure(toTarget, measure)
    ? ['Most would come from', '']
    : ['Most would probably come from', ' It may be chance that it is below that rate.']
  return say`${first} ${strong(nameStep(line))}: reaching ${strong(formatShare(toReach.share))}, which a quarter of ${toReach.category === null ? 'all products' : formatName(toReach.category)} reach, would bring ${strong(sayWorth(toTarget, measure))} a quarter (95 %: ${sayInterval(toTarget, measure)}).${chance}`
}

/** At the last step there is no later rate that could be worse. */
function sayCautious({ gap, toTarget }: GapLine, { query }: WorthResult, measure: WorthMeasure): string {
  const funnel = funnelOf(query)
  const { part: last } = overallRate(funnel)
  if (gap.to === last) return ''
  const { cautious } = inMeasure(toTarget, measure)
  const unit = toTarget.revenue && measure === 'revenue' ? 'in revenue' : 'orders'
  return `Cautiously, if those gained ${wordsAt(funnel.steps, last).verb} at ${formatShare(CAUTIOUS_SHARE)} of the present rate, it is about ${formatEstimate(cautious)} ${unit}. `
}

function sayPoint({ orders, revenue }: Worth): string {
  const more = revenue ? ` and ${formatEstimate(revenue.value)} in revenue` : ''
  return `about ${formatEstimate(orders.value)} orders${more} a quarter`
}

function sayWorth({ orders, revenue }: Worth, measure: WorthMeasure): string {
  const ofOrders = `about ${formatEstimate(orders.value)} orders`
  if (!revenue || measure === 'orders') return ofOrders
  return `${ofOrders} and ${formatEstimate(revenue.value)} in revenue`
}

function sayInterval(worth: Worth, measure: WorthMeasure): string {
  const { low, high } = inMeasure(worth, measure).interval
  return `${formatEstimate(low)} to ${formatEstimate(high)}`
}

function isSure(worth: Worth, measure: WorthMeasure): boolean {
  return inMeasure(worth, measure).interval.low > 0
}

function nameStep({ product, gap }: GapLine): string {
  return `${product}, ${gap.label.toLowerCase()}`
}
