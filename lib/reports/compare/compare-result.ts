import { portionOf } from '@/lib/funnel/metrics'
import type { Breakdown } from '@/lib/query/breakdown'
import { toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { compareShares, type Portion, type ShareChange } from '@/lib/stats/compare-shares'
import { judgeChanges } from '@/lib/stats/judge-changes'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import { listInScope } from '../products/list-in-scope'
import type { ProductLine, ProductsResult } from '../products/products-result'

/** A rate in one range: its counts, and what is believed of it (docs/decisions/0016). */
export type ComparedRate = Portion & Readonly<{ shrunk: ShrunkRate | null }>

/** What is compared, and how. */
export type CompareOptions = Readonly<{ metric: string; by: Breakdown; smallestChange: number }>

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
  metric: string
  by: Breakdown
  smallestChange: number
  /** In the order of the products now. */
  lines: readonly CompareLine[]
  /** Sums over products, which are pairs of a unit and a product. */
  pairs: Readonly<{ before: Portion; now: Portion; change: ShareChange | null }>
}>

function portionAt({ viewed, carted, checkedOut }: Line, metric: string): Portion {
  return portionOf([viewed, carted, checkedOut], toRate(metric))
}

const NOTHING: Portion = { part: 0, whole: 0 }

/** The same question over both ranges, and its answers for the whole shop, whatever the question is of. */
export type Compared<T> = Readonly<{ before: T; now: T }>

/**
 * The shop's results hold every known product: a rate is drawn towards its category, asked for or not, and what is
 * missing in one had no events in it.
 */
export function toCompareResult(
  asked: Compared<ReportQuery>,
  shop: Compared<ProductsResult>,
  { metric, by, smallestChange }: CompareOptions,
): CompareResult {
  const [earlier, later] = [shop.before, shop.now].map((result) => toRates(result, asked.now, { metric, by }))
  const known = new Map([...(later ?? []), ...(earlier ?? [])])
  const pairs = [...known.keys()].map((id) => ({
    before: earlier?.get(id)?.rate ?? NONE,
    now: later?.get(id)?.rate ?? NONE,
  }))
  const changes = judgeChanges(pairs, smallestChange)
  const lines = [...known.values()].map(({ line: { id, product, category } }, index) => ({
    id,
    product,
    category,
    before: pairs[index]?.before ?? NONE,
    now: pairs[index]?.now ?? NONE,
    change: changes[index] ?? null,
  }))
  const all = { before: addUp(pairs.map(({ before }) => before)), now: addUp(pairs.map(({ now }) => now)) }
  return {
    query: asked.now,
    before: asked.before,
    metric,
    by,
    smallestChange,
    lines,
    pairs: { ...all, change: compareShares(all.before, all.now, smallestChange) },
  }
}

function addUp(portions: readonly Portion[]): Portion {
  return portions.reduce(
    (sum, { part, whole }) => ({ part: sum.part + part, whole: sum.whole + whole }),
    NOTHING,
  )
}

const NONE: ComparedRate = { ...NOTHING, shrunk: null }

type Line = Pick<ProductLine, 'id' | 'product' | 'category' | 'viewed' | 'carted' | 'checkedOut'>

type Rated = Readonly<{ line: Line; rate: ComparedRate }>

/** By id, in the order of the products, those that are asked for. */
function toRates(
  { products }: ProductsResult,
  query: ReportQuery,
  { metric, by }: Pick<CompareOptions, 'metric' | 'by'>,
): ReadonlyMap<string, Rated> {
  const lines = by === 'product' ? products : addUpCategories(listInScope(products, query))
  const groups = lines.map((line) => ({ key: line.id, category: line.category, ...portionAt(line, metric) }))
  const shrunk = shrinkRates(groups)
  const rated = lines.map((line): Rated => {
    return { line, rate: { ...portionAt(line, metric), shrunk: shrunk.get(line.id) ?? null } }
  })
  const shown = new Set((by === 'product' ? listInScope(products, query) : lines).map(({ id }) => id))
  return new Map(rated.filter(({ line }) => shown.has(line.id)).map((one) => [one.line.id, one]))
}

/** Sums over products: pairs of a unit and a product, as in every such sum. */
function addUpCategories(products: readonly ProductLine[]): readonly Line[] {
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
