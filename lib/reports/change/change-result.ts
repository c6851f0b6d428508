import { capitalise } from '@/lib/format/capitalise'
import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listStepRates, overallRate, rateOf } from '@/lib/funnel/rates'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import {
  type ChangeParts,
  type Changes,
  decomposeChange,
  type GroupCounts,
} from '@/lib/stats/changes/decompose-change'
import type { ProductsResult } from '../products/products-result'

/**
 * Why the overall rate changed from the range before: over pairs of a unit and a product. `parts` is null where
 * there is nothing to compare: all time has nothing before it, and a range may have no entries.
 */
export type ChangeResult = Readonly<{
  query: ReportQuery
  parts: ChangeParts | null
  /** The rate in each range, 0 to 1; null where there was nothing to divide by. */
  shares: Readonly<{ before: number | null; now: number | null }>
  /** What each product adds to each part, in the order of the products now. */
  products: readonly ProductChange[]
}>

export type ProductChange = Readonly<{ id: string; product: string; changes: Changes }>

/** A part of the change: its place in `changes`, its name in data and addresses, its label, and what it is in a sentence. */
export type ChangePart = Readonly<{ place: number; name: string; label: string; said: string }>

/** The parts in the order in which they are shown; the last is their sum. */
export function listChangeParts(funnel: Funnel): readonly ChangePart[] {
  const { nouns = '' } = funnel.steps[0]?.words ?? {}
  const steps = listStepRates(funnel).map(({ name, part }) => {
    const { onward = '' } = funnel.steps[part]?.words ?? {}
    return { name, label: `More or fewer ${onward}`, said: `how many ${onward}` }
  })
  const parts = [
    ...steps,
    {
      name: 'mix',
      label: `${capitalise(nouns)} moved between products`,
      said: `${nouns} that moved between products`,
    },
    {
      name: 'new_and_gone',
      label: 'Products seen in one range only',
      said: 'products that are in one range only',
    },
    { name: 'total', label: `${overallRate(funnel).label.pairs}, all together`, said: 'all together' },
  ]
  return parts.map((part, place) => ({ ...part, place }))
}

export function toChangeResult(
  query: ReportQuery,
  before: ProductsResult | null,
  now: ProductsResult,
): ChangeResult {
  const parts = before && decomposeChange(toGroups(before), toGroups(now))
  const names = new Map(
    [...(before?.products ?? []), ...now.products].map(({ id, product }) => [id, product]),
  )
  const products = (parts?.groups ?? []).map(({ key, changes }) => ({
    id: key,
    product: names.get(key) ?? key,
    changes,
  }))
  const overall = overallRate(funnelOf(query))
  const shareOf = (result: ProductsResult | null) => result && rateOf(result.pairs.reached, overall)
  return { query, parts, shares: { before: shareOf(before), now: shareOf(now) }, products }
}

function toGroups({ query, products }: ProductsResult): GroupCounts[] {
  const own = listOwnSteps(funnelOf(query)).length
  return products.map(({ id, reached }) => ({ key: id, reached: reached.slice(0, own) }))
}
