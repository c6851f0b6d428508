import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import { portionOf } from '@/lib/funnel/metrics'
import type { ReportQuery } from '@/lib/query/report-query'
import type { WorthMeasure } from '@/lib/query/unit'
import type { Portion } from '@/lib/stats/compare-shares'
import { type Estimate, scaleEstimate, toOpportunity } from '@/lib/stats/opportunity'
import { ratio } from '@/lib/stats/ratio'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import { groupBy, sumOf } from '@/lib/stats/sum'
import { countDays } from '@/lib/time/day'
import type { ShopCurrency } from '../money/shop-currency'
import { listInScope } from '../products/list-in-scope'
import type { ProductLine } from '../products/products-result'
import { type RateToReach, toRatesToReach } from './rate-to-reach'
import type { OrderedRow } from './worth-sql'

/** Gained in a quarter; `revenue` is null where the product has no price. */
export type Worth = Readonly<{ orders: Estimate; revenue: Estimate | null }>

/** What one step of one product could bring. */
export type WorthLine = Readonly<{
  id: string
  product: string
  category: string | null
  /** The name of the gap that leads to it. */
  step: string
  /** Units that come to the step in a quarter. */
  entrants: number
  /** In the days counted, `part` of `whole` went on. */
  part: number
  whole: number
  shrunk: ShrunkRate
  toReach: RateToReach
  /** Of one percentage point, and of reaching that rate. */
  perPoint: Worth
  toTarget: Worth
}>

export type WorthResult = Readonly<{
  /** Its range are the days counted: whole ones, of which the shop has data; null where there are none. */
  query: ReportQuery
  days: number
  /** By what reaching the rate would bring, most first; none of fewer days than can tell of a quarter. */
  lines: readonly WorthLine[]
  /** What prices are taken to be in; left out where nobody said any. */
  currency?: ShopCurrency
}>

/** A line with the gap that it is of. */
export type GapLine = WorthLine & Readonly<{ gap: Gap }>

/** A result as it is shown. */
export type WorthByGap = Omit<WorthResult, 'lines'> & Readonly<{ lines: readonly GapLine[] }>

/** From fewer days, not even two of each weekday, nothing is said of a quarter. */
export const FEWEST_DAYS = 14

const DAYS_A_QUARTER = 365.25 / 4

/**
 * `products` and `ordered` are those of the whole shop, whatever is asked of it: each is held against its category. Of
 * what the shop has no longer nothing can be gained: it is left out.
 */
export function toWorthResult(
  query: ReportQuery,
  products: readonly ProductLine[],
  ordered: readonly OrderedRow[],
): WorthResult {
  const days = query.range ? countDays(query.range) : 0
  if (days < FEWEST_DAYS) return { query, days, lines: [] }
  const quarters = ratio(DAYS_A_QUARTER, days) ?? 0
  const revenue = toRevenuePerOrder(ordered)
  const gone = new Set(ordered.filter((row) => row.is_gone).map(({ id }) => id))
  const there = products.filter(({ id }) => !gone.has(id))
  const steps = listGaps(funnelOf(query)).map((gap) => toStepRates(gap, there))
  const lines = listInScope(there, query).flatMap((product) =>
    steps.flatMap((own, index) => {
      const perOrder = revenue.get(product.id) ?? null
      return toLine(product, own, steps.slice(index + 1), { quarters, perOrder }) ?? []
    }),
  )
  return { query, days, lines: rankWorth(lines, 'revenue') }
}

/**
 * By what reaching the rate would bring in one measure, most first, then by what a point would. Lines without revenue
 * come after those with it, by their orders.
 */
export function rankWorth<Line extends WorthLine>(lines: readonly Line[], measure: WorthMeasure): Line[] {
  const known = ({ toTarget }: WorthLine) => Number(toTarget[measure] !== null)
  const most = (worth: Worth) => inMeasure(worth, measure).value
  return lines.toSorted(
    (a, b) =>
      known(b) - known(a) ||
      most(b.toTarget) - most(a.toTarget) ||
      most(b.perPoint) - most(a.perPoint) ||
      a.product.localeCompare(b.product),
  )
}

export function withGaps(result: WorthResult): WorthByGap {
  const gaps = listGaps(funnelOf(result.query))
  const lines = result.lines.flatMap((line) => {
    const gap = gaps.find(({ name }) => name === line.step)
    return gap ? { ...line, gap } : []
  })
  return { ...result, lines }
}

/** In which currency revenue is told; null where nobody said one. */
export function currencyOf({ currency }: Pick<WorthResult, 'currency'>): string | null {
  return currency?.currency ?? null
}

/** Whether any product has a price, so that anything can be said in revenue. */
export function hasRevenue(lines: readonly WorthLine[]): boolean {
  return lines.some(({ toTarget }) => toTarget.revenue !== null)
}

/** In orders where the product has no price. */
export function inMeasure(worth: Worth, measure: WorthMeasure): Estimate {
  return worth[measure] ?? worth.orders
}

function countsOf({ reached }: ProductLine, { from, to }: Gap): Portion {
  return portionOf(reached, { part: to, whole: from })
}

/** What is believed of one step of every product. */
type StepRates = Readonly<{
  gap: Gap
  rates: ReadonlyMap<string, ShrunkRate>
  toReach: (category: string | null) => RateToReach | null
}>

function toStepRates(gap: Gap, products: readonly ProductLine[]): StepRates {
  const groups = products.map((line) => ({ key: line.id, category: line.category, ...countsOf(line, gap) }))
  const rates = shrinkRates(groups)
  return { gap, rates, toReach: toRatesToReach(groups, rates) }
}

/** Null where nobody in the shop came to the step, so that there is nothing to reach. */
function toLine(
  product: ProductLine,
  own: StepRates,
  later: readonly StepRates[],
  { quarters, perOrder }: Readonly<{ quarters: number; perOrder: number | null }>,
): WorthLine | null {
  const shrunk = own.rates.get(product.id)
  const toReach = own.toReach(product.category)
  if (!shrunk || !toReach) return null
  const counts = countsOf(product, own.gap)
  const { perPoint, toTarget } = toOpportunity({
    entrants: counts.whole * quarters,
    own: shrunk,
    target: toReach.share,
    later: later.flatMap(({ rates }) => rates.get(product.id) ?? []),
  })
  return {
    id: product.id,
    product: product.product,
    category: product.category,
    step: own.gap.name,
    entrants: counts.whole * quarters,
    ...counts,
    shrunk,
    toReach,
    perPoint: toWorth(perPoint, perOrder),
    toTarget: toWorth(toTarget, perOrder),
  }
}

function toWorth(orders: Estimate, perOrder: number | null): Worth {
  return { orders, revenue: perOrder === null ? null : scaleEstimate(orders, perOrder) }
}

/**
 * What one order of each product brings by its id: its price times how many of it an order keeps on average, by the
 * order items. A product without orders counts as those of the shop do, and in a shop without orders one. Null
 * where there is no price. In the currency of the shop.
 */
export function toRevenuePerOrder(rows: readonly OrderedRow[]): ReadonlyMap<string, number | null> {
  const all = { pieces: sumOf(rows, (row) => row.pieces), items: sumOf(rows, (row) => row.items) }
  const usual = ratio(all.pieces, all.items) ?? 1
  return new Map(
    rows.map((row) => [
      row.id,
      row.price === null ? null : row.price * (ratio(row.pieces, row.items) ?? usual),
    ]),
  )
}

/**
 * The lines of each of at most `limit` products, those first of which all steps together would bring most in this
 * measure; without those that have no worth in it.
 */
export function listTopProducts<Line extends WorthLine>(
  lines: readonly Line[],
  measure: WorthMeasure,
  limit: number,
): readonly (readonly Line[])[] {
  const worthy = lines.filter(({ toTarget }) => toTarget[measure] !== null)
  const bring = (own: readonly Line[]) => sumOf(own, ({ toTarget }) => toTarget[measure]?.value ?? 0)
  return [...groupBy(worthy, ({ id }) => id).values()].toSorted((a, b) => bring(b) - bring(a)).slice(0, limit)
}
