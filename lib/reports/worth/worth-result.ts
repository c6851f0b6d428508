import type { ReportQuery } from '@/lib/query/report-query'
import { type Gain, type Moments, toGain, toMoments, upperQuartile } from '@/lib/stats/opportunity'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import type { Interval } from '@/lib/stats/wilson'
import { countDays, type DayRange } from '@/lib/time/day'
import type { ProductLine, ProductsResult } from '../products/products-result'
import type { OrderValueRow } from './worth-sql'

/** The steps that can be made better, each with the rate it is known by. */
export type WorthStep = 'view_to_cart' | 'cart_to_checkout'

/** Orders a quarter, and what they hold of the product in money; null where it has no price. */
export type Worth = Gain & Readonly<{ revenue: number | null; revenueInterval: Interval | null }>

export type WorthLine = Readonly<{
  id: string
  product: string
  category: string | null
  step: WorthStep
  /** Units that reach the step before, in a quarter like the range. */
  entrants: number
  /** As counted, and as believed; shares 0 to 1. */
  part: number
  whole: number
  rate: ShrunkRate
  /** What a quarter of the products it is held against exceed. */
  goal: number
  /** Whether those are of its category, or of the whole shop because that is too small. */
  heldAgainst: 'category' | 'shop'
  onePoint: Worth
  toGoal: Worth
}>

export type WorthResult = Readonly<{
  query: ReportQuery
  /** How many days were counted, and by how much they were stretched to a quarter. */
  days: number
  stretch: number
  /** Null where the range is too short to say anything of a quarter. Most revenue (else orders) first. */
  lines: readonly WorthLine[] | null
}>

export const WORTH_STEPS = {
  view_to_cart: { column: 'view_to_cart', label: 'View to cart' },
  cart_to_checkout: { column: 'cart_to_checkout', label: 'Cart to checkout' },
} as const satisfies Record<WorthStep, { column: string; label: string }>

export const WORTH_STEP_NAMES = Object.keys(WORTH_STEPS) as readonly WorthStep[]

/** Fewer days say nothing of a quarter: two weeks hold every weekday twice. */
export const FEWEST_DAYS = 14

/** A quarter of a mean year. */
const QUARTER_DAYS = 365.25 / 4

/** A category of fewer products has no quarter that could be called its best. */
const FEWEST_PRODUCTS = 4

/** A rate to reach, and of whom it is the upper quartile. */
type Goal = Readonly<{ share: number; heldAgainst: 'category' | 'shop' }>

type Portion = Readonly<{ part: number; whole: number }>

const PORTIONS: Record<WorthStep, (line: ProductLine) => Portion> = {
  view_to_cart: ({ carted, viewed }) => ({ part: carted, whole: viewed }),
  cart_to_checkout: ({ checkedOut, carted }) => ({ part: checkedOut, whole: carted }),
}

const CERTAIN = { mean: 1, variance: 0 } as const

/** `covered` are the whole days of the range that can hold data; null for none. */
export function toWorthResult(
  { query, products }: ProductsResult,
  values: readonly OrderValueRow[],
  covered: DayRange | null,
): WorthResult {
  const days = covered ? countDays(covered) : 0
  const stretch = days > 0 ? QUARTER_DAYS / days : 0
  if (days < FEWEST_DAYS) return { query, days, stretch, lines: null }
  const prices = new Map(values.map(({ id, value }) => [id, value]))
  const rates = {
    view_to_cart: shrink(products, 'view_to_cart'),
    cart_to_checkout: shrink(products, 'cart_to_checkout'),
  }
  const lines = WORTH_STEP_NAMES.flatMap((step) => {
    const goals = toGoals(products, step, rates[step])
    return products.flatMap((line) => {
      const [rate, onward] = [rates[step].get(line.id), rates.cart_to_checkout.get(line.id)]
      const goal = goals(line.category)
      if (PORTIONS[step](line).whole === 0 || !rate || !onward || !goal) return []
      const later = step === 'view_to_cart' ? toMoments(onward) : CERTAIN
      return toLine(line, { step, rate, later, goal, stretch, price: prices.get(line.id) ?? null })
    })
  })
  return { query, days, stretch, lines: lines.toSorted(compareWorth) }
}

const NO_GAIN: Gain = { orders: 0, interval: { low: 0, high: 0 } }

type Situation = Readonly<{
  step: WorthStep
  rate: ShrunkRate
  /** How the extra units go on. */
  later: Moments
  goal: Goal
  stretch: number
  price: number | null
}>

function toLine(line: ProductLine, { step, rate, later, goal, stretch, price }: Situation): WorthLine {
  const { part, whole } = PORTIONS[step](line)
  const own = toMoments(rate)
  const entrants = whole * stretch
  const gap = { mean: goal.share - own.mean, variance: own.variance }
  return {
    id: line.id,
    product: line.product,
    category: line.category,
    step,
    entrants,
    part,
    whole,
    rate,
    goal: goal.share,
    heldAgainst: goal.heldAgainst,
    onePoint: toWorth(toGain(entrants, { mean: 0.01, variance: 0 }, later), price),
    toGoal: toWorth(gap.mean > 0 ? toGain(entrants, gap, later) : NO_GAIN, price),
  }
}

function shrink(products: readonly ProductLine[], step: WorthStep): ReadonlyMap<string, ShrunkRate> {
  return shrinkRates(
    products.map((line) => ({ key: line.id, category: line.category, ...PORTIONS[step](line) })),
  )
}

/** The upper quartile of the shrunk rates of those that anybody reached, by category. */
function toGoals(
  products: readonly ProductLine[],
  step: WorthStep,
  rates: ReadonlyMap<string, ShrunkRate>,
): (category: string | null) => Goal | null {
  const reached = products.filter((line) => PORTIONS[step](line).whole > 0)
  const sharesOf = (lines: readonly ProductLine[]) => lines.flatMap(({ id }) => rates.get(id)?.share ?? [])
  const ofShop = upperQuartile(sharesOf(reached))
  const ofCategory = new Map<string, number>()
  for (const category of new Set(reached.map((line) => line.category))) {
    const shares = sharesOf(reached.filter((line) => line.category === category))
    const quartile = shares.length < FEWEST_PRODUCTS ? null : upperQuartile(shares)
    if (category !== null && quartile !== null) ofCategory.set(category, quartile)
  }
  return (category) => {
    const own = category === null ? undefined : ofCategory.get(category)
    if (own !== undefined) return { share: own, heldAgainst: 'category' }
    return ofShop === null ? null : { share: ofShop, heldAgainst: 'shop' }
  }
}

function toWorth(gain: Gain, price: number | null): Worth {
  if (price === null) return { ...gain, revenue: null, revenueInterval: null }
  const { low, high } = gain.interval
  return { ...gain, revenue: gain.orders * price, revenueInterval: { low: low * price, high: high * price } }
}

function compareWorth(a: WorthLine, b: WorthLine): number {
  const [left, right] = [a.toGoal, b.toGoal]
  return (
    (right.revenue ?? -1) - (left.revenue ?? -1) ||
    right.orders - left.orders ||
    a.product.localeCompare(b.product)
  )
}
