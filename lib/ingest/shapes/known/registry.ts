import { GOOGLE } from './google'
import type { KnownShape } from './known-shape'
import { PRODUCT_ANALYTICS } from './product-analytics'
import { PUBLIC_DATA } from './public-data'
import { SEGMENT_AND_LIKE } from './segment'
import { SHOPS } from './shops'
import { WAREHOUSES } from './warehouse'
import { WEB_ANALYTICS } from './web-analytics'

/** All layouts that are known by their keys. */
export const KNOWN_SHAPES: readonly KnownShape[] = [
  ...SEGMENT_AND_LIKE,
  ...GOOGLE,
  ...PRODUCT_ANALYTICS,
  ...WEB_ANALYTICS,
  ...SHOPS,
  ...PUBLIC_DATA,
  ...WAREHOUSES,
]
