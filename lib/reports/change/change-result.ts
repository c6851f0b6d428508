import { OVERALL_RATE, toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import {
  type ChangeParts,
  type Contribution,
  decomposeChange,
  type GroupCounts,
} from '@/lib/stats/decompose-change'
import type { ProductsResult } from '../products/products-result'

/**
 * Why checkout per product view changed from the range before: over pairs of a unit and a product. `parts` is null where
 * there is nothing to compare: all time has nothing before it, and a range may have no views.
 */
export type ChangeResult = Readonly<{
  query: ReportQuery
  parts: ChangeParts | null
  /** The rate in each range, 0 to 1; null where there was nothing to divide by. */
  shares: Readonly<{ before: number | null; now: number | null }>
  /** What each product adds to each part, in the order of the products now. */
  products: readonly ProductChange[]
}>

export type ProductChange = Contribution & Readonly<{ id: string; product: string; total: number }>

export type ChangePart = Exclude<keyof ChangeParts, 'opposed' | 'groups'>

/** The parts in the order in which they are shown; the last is their sum. */
export const CHANGE_PARTS = {
  cartPerView: { column: 'cart_per_view', label: 'More or fewer add what they view' },
  checkoutPerCart: { column: 'checkout_per_cart', label: 'More or fewer check out what they added' },
  mix: { column: 'mix', label: 'Views moved between products' },
  newAndGone: { column: 'new_and_gone', label: 'Products seen in one range only' },
  total: { column: 'total', label: `${toRate(OVERALL_RATE).label.pairs}, all together` },
} as const satisfies Record<ChangePart, { column: string; label: string }>

export const CHANGE_PART_NAMES = Object.keys(CHANGE_PARTS) as readonly ChangePart[]

export function toChangeResult(
  query: ReportQuery,
  before: ProductsResult | null,
  now: ProductsResult,
): ChangeResult {
  const parts = before && decomposeChange(toGroups(before), toGroups(now))
  const names = new Map(
    [...(before?.products ?? []), ...now.products].map(({ id, product }) => [id, product]),
  )
  const products = (parts?.groups ?? []).map(({ key, ...contribution }) => ({
    ...contribution,
    id: key,
    product: names.get(key) ?? key,
    total:
      contribution.cartPerView + contribution.checkoutPerCart + contribution.mix + contribution.newAndGone,
  }))
  const shareOf = (result: ProductsResult | null) => result?.pairs.checkoutPerView.share ?? null
  return { query, parts, shares: { before: shareOf(before), now: shareOf(now) }, products }
}

function toGroups({ products }: ProductsResult): GroupCounts[] {
  return products.map(({ id, viewed, carted, checkedOut }) => ({
    key: id,
    viewed,
    carted,
    checkedOut,
  }))
}
