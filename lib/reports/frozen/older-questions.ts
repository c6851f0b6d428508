import { toKnowledge } from '@/lib/query/knowledge'
import { METRIC_NAMES } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { toChangeResult } from '../change/change-result'
import { toCompareResult } from '../compare/compare-result'
import { toDropOffsResult } from '../drop-offs/drop-offs-result'
import type { FulfilmentTrend } from '../fulfilment/fulfilment-result'
import { type KeptAnswers, toKey } from '../kept-answers'
import { ofWholeShop } from '../products/list-in-scope'
import { type ListedProducts, PRODUCTS } from '../products/products-report'
import { type ProductsResult, rankProducts } from '../products/products-result'
import type { AskedOf, ReportName } from '../registry'
import { type Asked, toAsked } from '../report'
import { toDrawnGrain } from '../to-drawn-grain'
import { readOlderResult } from './older-results'

// Until sections listed their questions, panels asked by other names, put parts together by themselves, and tables were
// kept as they were. What was kept so is never changed: it is put together here, as reports do now.

/** What was kept of a question of then; `undefined` where it was not asked. */
type Read = (name: string, ...rest: readonly unknown[]) => unknown

type Named = Readonly<{ product: string }>

/** How what reports tell is found in what was asked then. */
const OLDER: {
  readonly [Name in ReportName]?: (read: Read, asked: AskedOf<Name>, kept: KeptAnswers) => unknown
} = {
  funnel: (read, { query }) => read('funnel', query),
  'time-to-step': (read, { query }) => read('times', query),
  'times-by-product': (read, { query }) => nameAll(read('productTimes', query), 'products'),
  trend: (read, { query }) => read('trend', query),
  quarters: (read, { query, metrics }) => read('quarters', query, metrics ?? METRIC_NAMES),
  'to-date': (read, { query, smallestChange, metrics }) =>
    read('toDate', query, smallestChange, metrics ?? METRIC_NAMES),
  // Then verdicts looked at chance alone.
  'usual-change': (_read, { query }) => ({ query, pairs: [], likeness: null }),
  open: (read, { query, now, conversionHours }) => read('open', query, now, conversionHours),
  worth: (read, { query, today }) => nameAll(read('worth', query, today), 'lines'),
  catalogue: (read, asked) => nameAll(read('catalogue', asked.query, toKnowledge(asked)), 'products'),
  fulfilment: (read, asked) => read('fulfilment', asked.query, toKnowledge(asked)),
  'fulfilment-trend': readTrendOfOrders,
  products: (read, { query }) => {
    const [result, shop] = [readProducts(read, query), readProducts(read, ofWholeShop(query))]
    const products = result && rankProducts(result, (shop ?? result).products)
    return nameAll(result && { ...result, products }, 'products')
  },
  // They were made of the products, which have had another key since sections list their questions, and judged by chance alone.
  'product-drop-offs': (read, asked, kept) => {
    const then = () => nameAll(readProducts(read, asked.query), 'products')
    const result = (kept[toKey('products', toAsked(PRODUCTS, asked))] ?? then()) as ListedProducts | undefined
    return result && toDropOffsResult(result)
  },
  change: readChange,
  'change-by-product': readChange,
  compare: (read, { query, before, metric, by, smallestChange }) => {
    const now = readProducts(read, ofWholeShop(query))
    const earlier = before && readProducts(read, ofWholeShop(before))
    if (!now || !before || !earlier || metric === null) return undefined
    const options = { metric, by, smallestChange }
    return nameAll(toCompareResult({ before, now: query }, { before: earlier, now }, options), 'lines')
  },
}

/** The result of a report as it was kept then; `undefined` where it was not. */
export function readOlder(kept: KeptAnswers, name: ReportName, asked: Asked): unknown {
  const older = OLDER[name] as ((read: Read, asked: Asked, kept: KeptAnswers) => unknown) | undefined
  return older?.((then, ...rest) => readOlderResult(then, kept[toKey(then, rest)]), asked, kept)
}

/** Annotations were asked for the days of each picture. */
export function readOlderAnnotations(kept: KeptAnswers): unknown {
  const lists = Object.keys(kept).filter((key) => key.startsWith('annotations '))
  const all = lists.flatMap((key) => kept[key] as readonly Readonly<{ id: string; day: string }>[])
  const byId = new Map(all.map((annotation) => [annotation.id, annotation]))
  return [...byId.values()].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

function readProducts(read: Read, query: ReportQuery): ProductsResult | undefined {
  return read('products', query) as ProductsResult | undefined
}

function readChange(read: Read, { query, before }: AskedOf<'change'>) {
  const [now, earlier] = [readProducts(read, query), before && readProducts(read, before)]
  return now && earlier !== undefined ? nameAll(toChangeResult(query, earlier, now), 'products') : undefined
}

/** It was asked again where its buckets were too many to be drawn. */
function readTrendOfOrders(read: Read, asked: AskedOf<'fulfilment-trend'>): unknown {
  const readIn = (grain: ReportQuery['grain']) =>
    read('fulfilmentTrend', { ...asked.query, grain }, toKnowledge(asked))
  const trend = readIn(asked.grain ?? 'week') as FulfilmentTrend | undefined
  return trend && readIn(toDrawnGrain(trend, asked))
}

/** Products were kept as people read them; of what was stored nothing else is known. */
function nameAll(result: unknown, member: string): unknown {
  if (typeof result !== 'object' || result === null) return result
  const lines = Reflect.get(result, member) as readonly Named[] | null
  return { ...result, [member]: lines?.map((line) => ({ ...line, name: line.product })) }
}
