import { formatMoneyEstimate } from '@/lib/format/format-money'
import { formatName } from '@/lib/format/format-name'
import { formatEstimate, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallRate } from '@/lib/funnel/rates'
import { wordsAt } from '@/lib/funnel/steps'
import { unitOf, type WorthMeasure } from '@/lib/query/unit'
import { CAUTIOUS_SHARE } from '@/lib/stats/opportunity'
import { type Sentences, say, strong } from '../sentences'
import {
  currencyOf,
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
  const of = { measure, currency: currencyOf(result) }
  if (days < FEWEST_DAYS) return sayTooFewDays(days)
  const [most] = rankWorth(lines, measure)
  if (!most || most.perPoint.orders.value === 0) {
    return say`No ${unitOf(query).many} came to a step of a product in these days, so nothing can be said of its worth.`
  }
  if (most.toTarget.orders.value > 0) return sayMost(most, of)
  const point = say` One point more brings most at ${strong(nameStep(most))}: ${sayPoint(most.perPoint, of)}.`
  return [...sayNothingToReach(most, lines), ...point]
}

/** The same, what it would bring apart: "Monstera, cart to checkout: by reaching 71 %, ..."; null where there is no rate to reach. */
export function toMostWorth(
  result: WorthResult,
  measure: WorthMeasure,
): Readonly<{ figure: string; sentence: string }> | null {
  const { days, lines } = withGaps(result)
  const [most] = rankWorth(lines, measure)
  if (days < FEWEST_DAYS || !most || most.toTarget.orders.value === 0) return null
  const told = { measure, currency: currencyOf(result) }
  const { value } = inMeasure(most.toTarget, measure)
  const inRevenue = measure === 'revenue' && most.toTarget.revenue !== null
  const sentence = `${nameStep(most)}: ${sayReaching(most)} (95 %: ${sayInterval(most.toTarget, told)}).${sayChance(most, measure)}`
  return {
    figure: inRevenue ? formatMoneyEstimate(value, told.currency) : `${formatEstimate(value)} orders`,
    sentence,
  }
}

/** What that is cautiously, and what one point there brings; null where there is no rate to reach. */
export function explainWorth(result: WorthResult, measure: WorthMeasure): string | null {
  const [most] = rankWorth(withGaps(result).lines, measure)
  if (!most || most.toTarget.orders.value === 0) return null
  const of = { measure, currency: currencyOf(result) }
  return `${sayCautious(most, result, of)}One point more there brings ${sayPoint(most.perPoint, of)}.`
}

/** In what is told: the measure, and the currency of revenue. */
type Told = Readonly<{ measure: WorthMeasure; currency: string | null }>

function sayTooFewDays(days: number): Sentences {
  const held = days === 0 ? 'no whole day' : days === 1 ? 'one whole day' : `${days} whole days`
  return say`There is data of ${held} in this range. What a better rate would bring in a quarter can honestly be told from ${String(FEWEST_DAYS)} whole days on.`
}

function sayNothingToReach({ toReach }: WorthLine, lines: readonly WorthLine[]): Sentences {
  if (toReach.products < 2) return say`There is no other product to hold this one against.`
  const products = new Set(lines.map(({ id }) => id)).size
  return say`${products > 1 ? 'Each of these products' : 'This product'} already reaches what a quarter of its kind reach.`
}

function sayMost(line: GapLine, told: Told): Sentences {
  const { toTarget } = line
  const first = isSure(toTarget, told.measure) ? 'Most would come from' : 'Most would probably come from'
  return say`${first} ${strong(nameStep(line))}: ${sayReaching(line)}, would bring ${strong(sayWorth(toTarget, told))} a quarter (95 %: ${sayInterval(toTarget, told)}).${sayChance(line, told.measure)}`
}

function sayReaching({ toReach }: GapLine): string {
  const which = toReach.category === null ? 'all products' : formatName(toReach.category)
  return `reaching ${formatShare(toReach.share)}, which a quarter of ${which} reach`
}

function sayChance({ toTarget }: GapLine, measure: WorthMeasure): string {
  return isSure(toTarget, measure) ? '' : ' It may be chance that it is below that rate.'
}

/** At the last step there is no later rate that could be worse. */
function sayCautious({ gap, toTarget }: GapLine, { query }: WorthResult, told: Told): string {
  const funnel = funnelOf(query)
  const { part: last } = overallRate(funnel)
  if (gap.to === last) return ''
  const { cautious } = inMeasure(toTarget, told.measure)
  const inRevenue = toTarget.revenue && told.measure === 'revenue'
  const amount = inRevenue ? sayRevenue(cautious, told) : `${formatEstimate(cautious)} orders`
  return `Cautiously, if those gained ${wordsAt(funnel.steps, last).verb} at ${formatShare(CAUTIOUS_SHARE)} of the present rate, it is about ${amount}. `
}

function sayPoint({ orders, revenue }: Worth, told: Told): string {
  const more = revenue ? ` and ${sayRevenue(revenue.value, told)}` : ''
  return `about ${formatEstimate(orders.value)} orders${more} a quarter`
}

function sayWorth({ orders, revenue }: Worth, told: Told): string {
  const ofOrders = `about ${formatEstimate(orders.value)} orders`
  if (!revenue || told.measure === 'orders') return ofOrders
  return `${ofOrders} and ${sayRevenue(revenue.value, told)}`
}

function sayRevenue(amount: number, { currency }: Told): string {
  return `${formatMoneyEstimate(amount, currency)} in revenue`
}

function sayInterval(worth: Worth, { measure, currency }: Told): string {
  const { low, high } = inMeasure(worth, measure).interval
  const inRevenue = measure === 'revenue' && worth.revenue !== null
  const format = (end: number) => (inRevenue ? formatMoneyEstimate(end, currency) : formatEstimate(end))
  return `${format(low)} to ${format(high)}`
}

function isSure(worth: Worth, measure: WorthMeasure): boolean {
  return inMeasure(worth, measure).interval.low > 0
}

function nameStep({ product, gap }: GapLine): string {
  return `${product}, ${gap.label.toLowerCase()}`
}
