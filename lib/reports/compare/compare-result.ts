import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Breakdown } from '@/lib/query/scope'
import { judgeChanges } from '@/lib/stats/changes/judge-changes'
import type { Pair, Portion, ShareChange } from '@/lib/stats/compare-shares'
import { type ShrunkRate, shrinkRates } from '@/lib/stats/shrink-rates'
import { listInScope } from '../products/list-in-scope'
import { type ProductLine, type ProductsResult, sumReached } from '../products/products-result'
import { designEffectOf, type Likeness } from '../usual/usual-result'

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
}>

/** The same question over both ranges, and its answers for the whole shop, whatever the question is of. */
export type Compared<T> = Readonly<{ before: T; now: T }>

/** The shop's results in pairs of ranges before, and how alike a user's sessions with a product are. */
export type ComparedPast = Readonly<{
  pairs: readonly Compared<ProductsResult>[]
  likeness: Likeness | null
}>

export const NO_COMPARED_PAST: ComparedPast = { pairs: [], likeness: null }

/**
 * The shop's results hold every known product: a rate is drawn towards its category, asked for or not, and what is
 * missing in one had no events in it.
 */
export function toCompareResult(
  asked: Compared<ReportQuery>,
  shop: Compared<ProductsResult>,
  { metric, by, smallestChange }: CompareOptions,
  past: ComparedPast = NO_COMPARED_PAST,
): CompareResult {
  const rateAll = (result: ProductsResult) => toRates(result, asked.now, { metric, by })
  const [earlier, later] = [rateAll(shop.before), rateAll(shop.now)]
  const known = new Map([...later, ...earlier])
  const countAll = (result: ProductsResult) =>
    new Map(
      toCounted(result, asked.now, by).map(({ id, reached }) => [
        id,
        portionOf(reached, toRate(metric, asked.now)),
      ]),
    )
  const pasts = past.pairs.map((pair) => ({ before: countAll(pair.before), now: countAll(pair.now) }))
  const pairs = [...known.keys()].map((id) => ({
    before: earlier.get(id)?.rate ?? NONE,
    now: later.get(id)?.rate ?? NONE,
    past: pasts.map(
      ({ before, now }): Pair => ({ before: before.get(id) ?? NONE, now: now.get(id) ?? NONE }),
    ),
  }))
  const effect = designEffectOf(past.likeness, toRate(metric, asked.now))
  const changes = judgeChanges(pairs, smallestChange, effect)
  const lines = [...known.values()].map(({ line: { id, product, category } }, index) => ({
    id,
    product,
    category,
    before: pairs[index]?.before ?? NONE,
    now: pairs[index]?.now ?? NONE,
    change: changes[index] ?? null,
  }))
  return { query: asked.now, before: asked.before, metric, by, smallestChange, lines }
}

const NONE: ComparedRate = { part: 0, whole: 0, shrunk: null }

type Rated = Readonly<{ line: ProductLine; rate: ComparedRate }>

/** By id, in the order of the products, those that are asked for. */
function toRates(
  { products }: ProductsResult,
  query: ReportQuery,
  { metric, by }: Pick<CompareOptions, 'metric' | 'by'>,
): ReadonlyMap<string, Rated> {
  const lines = toCounted({ products }, query, by)
  const counted = lines.map((line) => ({ line, portion: portionOf(line.reached, toRate(metric, query)) }))
  const shrunk = shrinkRates(
    counted.map(({ line: { id, category }, portion }) => ({ key: id, category, ...portion })),
  )
  const rated = counted.map(({ line, portion }): Rated => {
    return { line, rate: { ...portion, shrunk: shrunk.get(line.id) ?? null } }
  })
  const shown = new Set((by === 'product' ? listInScope(products, query) : lines).map(({ id }) => id))
  return new Map(rated.filter(({ line }) => shown.has(line.id)).map((one) => [one.line.id, one]))
}

/** The products, of those that are not asked for too; or what those that are asked for add up to. */
function toCounted(
  { products }: Pick<ProductsResult, 'products'>,
  query: ReportQuery,
  by: Breakdown,
): readonly ProductLine[] {
  return by === 'product' ? products : addUpCategories(listInScope(products, query), query)
}

/** Sums over products: pairs of a unit and a product, as in every such sum. */
function addUpCategories(products: readonly ProductLine[], query: ReportQuery): readonly ProductLine[] {
  const names = new Set(products.map(nameCategory))
  return [...names].map((name) => ({
    id: name,
    product: name,
    category: null,
    reached: sumReached(
      funnelOf(query),
      products.filter((line) => nameCategory(line) === name),
    ),
  }))
}

function nameCategory({ category }: ProductLine): string {
  return category ?? 'Without a category'
}
