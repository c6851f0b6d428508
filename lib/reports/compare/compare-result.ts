import type { Breakdown } from '@/lib/query/breakdown'
import type { RateMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { compareShares, type Portion, type ShareChange } from '@/lib/stats/compare-shares'
import { judgeChanges } from '@/lib/stats/judge-changes'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import type { ProductLine, ProductsResult } from '../products/products-result'

/** A rate in one range: its counts, and what is believed of it (docs/decisions/0016). */
export type ComparedRate = Portion & Readonly<{ shrunk: ShrunkRate | null }>

/** What is compared, and how. */
export type CompareOptions = Readonly<{ metric: RateMetric; by: Breakdown; smallestChange: number }>

/** One product, or one category, in both ranges. `change` is null where one of them has nothing to divide by. */
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
  by: Breakdown
  smallestChange: number
  /** In the order of the products now. */
  lines: readonly CompareLine[]
  /** Sums over products, which are pairs of a unit and a product. */
  pairs: Readonly<{ before: Portion; now: Portion; change: ShareChange | null }>
}>

const PORTIONS: Record<RateMetric, (line: Line) => Portion> = {
  cart_per_view: ({ carted, viewed }) => ({ part: carted, whole: viewed }),
  checkout_per_cart: ({ checkedOut, carted }) => ({ part: checkedOut, whole: carted }),
  checkout_per_view: ({ checkedOut, viewed }) => ({ part: checkedOut, whole: viewed }),
}

const NOTHING: Portion = { part: 0, whole: 0 }

/** Both results hold every known product, so what is missing in one had no events in it. */
export function toCompareResult(
  before: ProductsResult,
  now: ProductsResult,
  { metric, by, smallestChange }: CompareOptions,
): CompareResult {
  const [linesBefore, linesNow] = [breakDown(before, by), breakDown(now, by)]
  const [earlier, later] = [toRates(linesBefore, metric), toRates(linesNow, metric)]
  const names = new Map([...linesBefore, ...linesNow].map((line) => [line.id, line]))
  const ids = [...new Set([...linesNow, ...linesBefore].map(({ id }) => id))]
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
    by,
    smallestChange,
    lines,
    pairs: { ...all, change: compareShares(all.before, all.now, smallestChange) },
  }
}

const NONE: ComparedRate = { ...NOTHING, shrunk: null }

type Line = Pick<ProductLine, 'id' | 'product' | 'category' | 'viewed' | 'carted' | 'checkedOut'>

/** Of a category the sums over its products: pairs of a unit and a product, as in every sum over products. */
function breakDown({ products }: ProductsResult, by: Breakdown): readonly Line[] {
  if (by === 'product') return products
  const sums = new Map<string, Line>()
  for (const { category, viewed, carted, checkedOut } of products) {
    const name = category ?? WITHOUT_CATEGORY
    const sum = sums.get(name)
    sums.set(name, {
      id: name,
      product: name,
      category: null,
      viewed: (sum?.viewed ?? 0) + viewed,
      carted: (sum?.carted ?? 0) + carted,
      checkedOut: (sum?.checkedOut ?? 0) + checkedOut,
    })
  }
  return [...sums.values()]
}

const WITHOUT_CATEGORY = 'Without a category'

function toRates(lines: readonly Line[], metric: RateMetric): ReadonlyMap<string, ComparedRate> {
  const groups = lines.map((line) => ({
    key: line.id,
    category: line.category,
    ...PORTIONS[metric](line),
  }))
  const shrunk = shrinkRates(groups)
  return new Map(
    groups.map(({ key, part, whole }) => [key, { part, whole, shrunk: shrunk.get(key) ?? null }]),
  )
}
