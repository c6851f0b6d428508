import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { ProductsRow } from './products-sql'

/** A share 0 to 1 with its 95 % interval; both null when there is nothing to divide by. */
export type Rate = Readonly<{ share: number | null; interval: Interval | null }>

/** Counts are units that reached the step of this product, or a later one. */
export type ProductLine = Readonly<{
  id: string
  product: string
  /** Null where nobody said one. */
  category: string | null
  viewed: number
  carted: number
  checkedOut: number
  shipped: number
  cartPerView: Rate
  checkoutPerCart: Rate
  checkoutPerView: Rate
}>

export type ProductsResult = Readonly<{
  query: ReportQuery
  /** Most viewed first, then by name. */
  products: readonly ProductLine[]
  /**
   * Sums over products: pairs of a unit and a product. A unit that viewed three products is in it three times,
   * so this is not the number of units.
   */
  pairs: ProductLine
}>

export function toProductsResult(query: ReportQuery, rows: readonly ProductsRow[]): ProductsResult {
  return { query, products: rows.map(toLine), pairs: toLine(sumRows(rows)) }
}

function toLine(row: ProductsRow): ProductLine {
  const { id, product, category, viewed, carted, checked_out: checkedOut, shipped } = row
  return {
    id,
    product,
    category,
    viewed,
    carted,
    checkedOut,
    shipped,
    cartPerView: toRate(carted, viewed),
    checkoutPerCart: toRate(checkedOut, carted),
    checkoutPerView: toRate(checkedOut, viewed),
  }
}

function toRate(part: number, whole: number): Rate {
  return { share: ratio(part, whole), interval: wilson(part, whole) }
}

function sumRows(rows: readonly ProductsRow[]): ProductsRow {
  const sum = {
    id: '',
    product: 'All products',
    category: null,
    viewed: 0,
    carted: 0,
    checked_out: 0,
    shipped: 0,
  }
  for (const row of rows) {
    sum.viewed += row.viewed
    sum.carted += row.carted
    sum.checked_out += row.checked_out
    sum.shipped += row.shipped
  }
  return sum
}
