import type { RateMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { compareShares, type Portion, type ShareChange } from '@/lib/stats/compare-shares'
import { judgeChanges } from '@/lib/stats/judge-changes'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import type { ProductLine, ProductsResult } from '../products/products-result'

/** A rate in one range: its counts, and what is believed of it (docs/decisions/0016). */
export type ComparedRate = Portion & Readonly<{ shrunk: ShrunkRate | null }>

/** One product in both ranges. `change` is null where one of them has nothing to divide by. */
export type CompareLine = Readonly<{
  id: string
  product: string
  category: string | null
  before: ComparedRate
  now: ComparedRate
  change: ShareChange | null
}>

export type CompareResult = Readonly<{
  query: ReportQuery
  before: ReportQuery
  metric: RateMetric
  smallestChange: number
  /** In the order of the products now. */
  lines: readonly CompareLine[]
  /** Sums over products, which are pairs of a unit and a product. */
  pairs: Readonly<{ before: Portion; now: Portion; change: ShareChange | null }>
}>

const PORTIONS: Record<RateMetric, (line: ProductLine) => Portion> = {
  cart_per_view: ({ carted, viewed }) => ({ part: carted, whole: viewed }),
  checkout_per_cart: ({ checkedOut, carted }) => ({ part: checkedOut, whole: carted }),
  checkout_per_view: ({ checkedOut, viewed }) => ({ part: checkedOut, whole: viewed }),
}

const NOTHING: Portion = { part: 0, whole: 0 }

/** Both results hold every known product, so what is missing in one had no events in it. */
export function toCompareResult(
  before: ProductsResult,
  now: ProductsResult,
  { metric, smallestChange }: Readonly<{ metric: RateMetric; smallestChange: number }>,
): CompareResult {
  const [earlier, later] = [toRates(before, metric), toRates(now, metric)]
  const names = new Map([...before.products, ...now.products].map((line) => [line.id, line]))
  const ids = [...new Set([...now.products, ...before.products].map(({ id }) => id))]
  const pairs = ids.map((id) => ({ before: earlier.get(id) ?? NONE, now: later.get(id) ?? NONE }))
  const changes = judgeChanges(pairs, smallestChange)
  const lines = ids.map((id, index) => ({
    id,
    product: names.get(id)?.product ?? id,
    category: names.get(id)?.category ?? null,
    before: pairs[index]?.before ?? NONE,
    now: pairs[index]?.now ?? NONE,
    change: changes[index] ?? null,
  }))
  const all = { before: PORTIONS[metric](before.pairs), now: PORTIONS[metric](now.pairs) }
  return {
    query: now.query,
    before: before.query,
    metric,
    smallestChange,
    lines,
    pairs: { ...all, change: compareShares(all.before, all.now, smallestChange) },
  }
}

const NONE: ComparedRate = { ...NOTHING, shrunk: null }

function toRates({ products }: ProductsResult, metric: RateMetric): ReadonlyMap<string, ComparedRate> {
  const groups = products.map((line) => ({
    key: line.id,
    category: line.category,
    ...PORTIONS[metric](line),
  }))
  const shrunk = shrinkRates(groups)
  return new Map(
    groups.map(({ key, part, whole }) => [key, { part, whole, shrunk: shrunk.get(key) ?? null }]),
  )
}
