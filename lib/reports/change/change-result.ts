import type { ReportQuery } from '@/lib/query/report-query'
import { type ChangeParts, decomposeChange, type GroupCounts } from '@/lib/stats/decompose-change'
import type { ProductsResult } from '../products/products-result'

/**
 * Why checkout per view changed from the range before, over pairs of a unit and a product. `parts` is null where
 * there is nothing to compare: all time has nothing before it, and a range may have no views.
 */
export type ChangeResult = Readonly<{ query: ReportQuery; parts: ChangeParts | null }>

export type ChangePart = Exclude<keyof ChangeParts, 'opposed'>

/** The parts in the order in which they are shown; the last is their sum. */
export const CHANGE_PARTS = {
  cartPerView: { column: 'cart_per_view', label: 'More or fewer add what they view' },
  checkoutPerCart: { column: 'checkout_per_cart', label: 'More or fewer check out what they added' },
  mix: { column: 'mix', label: 'Views moved between products' },
  newAndGone: { column: 'new_and_gone', label: 'Products seen in one range only' },
  total: { column: 'total', label: 'Checkout per view, all together' },
} as const satisfies Record<ChangePart, { column: string; label: string }>

export const CHANGE_PART_NAMES = Object.keys(CHANGE_PARTS) as readonly ChangePart[]

export function toChangeResult(
  query: ReportQuery,
  before: ProductsResult | null,
  now: ProductsResult,
): ChangeResult {
  return { query, parts: before && decomposeChange(toGroups(before), toGroups(now)) }
}

function toGroups({ products }: ProductsResult): GroupCounts[] {
  return products.map(({ product, viewed, carted, checkedOut }) => ({
    key: product,
    viewed,
    carted,
    checkedOut,
  }))
}
