import { toRate } from '@/lib/query/metric'
import type { RankedLine } from '@/lib/reports/products/rank-products'

export const PRODUCT_COLUMNS = {
  product: (line) => line.product,
  viewed: (line) => line.viewed,
  carted: (line) => line.carted,
  checked_out: (line) => line.checkedOut,
  cart_per_view: (line) => line.cartPerView.share,
  checkout_per_cart: (line) => line.checkoutPerCart.share,
  checkout_per_view: (line) => line.checkoutPerView.share,
  at_least: (line) => line.atLeast,
} as const satisfies Record<string, (line: RankedLine) => string | number | null>

export type ProductColumn = keyof typeof PRODUCT_COLUMNS

export const PRODUCT_COLUMN_NAMES = Object.keys(PRODUCT_COLUMNS) as readonly ProductColumn[]

export const PRODUCT_LABELS: Record<ProductColumn, string> = {
  product: 'Product',
  viewed: 'Viewed',
  carted: 'Added to cart',
  checked_out: 'Checked out',
  cart_per_view: toRate('cart_per_view').label.pairs,
  checkout_per_cart: toRate('checkout_per_cart').label.pairs,
  checkout_per_view: toRate('checkout_per_view').label.pairs,
  at_least: 'At least',
}
