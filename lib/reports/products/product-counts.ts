import type { Question } from '../report'
import type { ProductsResult } from './products-result'
import { runProducts } from './run-products'

/** How far each product came, which several reports need: names as they are stored, and nothing ranked. */
export const PRODUCT_COUNTS: Question<ProductsResult, never> = {
  name: 'product-counts',
  takes: [],
  run: (db, { query }) => runProducts(db, query),
}
