import type { ProductTimes } from '@/lib/reports/time-to-step/time-to-step-result'

export const TIMES_COLUMNS = {
  product: (line) => line.product,
  cart_pairs: (line) => line.viewToCart.pairs,
  cart_median: (line) => line.viewToCart.medianSeconds,
  cart_mean: (line) => line.viewToCart.meanSeconds,
  cart_p90: (line) => line.viewToCart.p90Seconds,
  checkout_pairs: (line) => line.cartToCheckout.pairs,
  checkout_median: (line) => line.cartToCheckout.medianSeconds,
  checkout_mean: (line) => line.cartToCheckout.meanSeconds,
  checkout_p90: (line) => line.cartToCheckout.p90Seconds,
} as const satisfies Record<string, (line: ProductTimes) => string | number | null>

export type TimesColumn = keyof typeof TIMES_COLUMNS

export const TIMES_COLUMN_NAMES = Object.keys(TIMES_COLUMNS) as readonly TimesColumn[]
