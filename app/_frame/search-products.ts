'use server'

import { attempt } from '@/app/_access/attempt'
import { LONGEST_NAME, type ProductChoice } from '@/lib/query/scope'
import { searchProducts as searchShop } from '@/lib/store/product-names'

const AT_MOST = 50

/** Called by the browser, so whatever arrives is checked. Nothing for those who may not see it. */
export async function searchProducts(text: unknown): Promise<ProductChoice[]> {
  const wanted = typeof text === 'string' ? text.slice(0, LONGEST_NAME).replaceAll('\0', '') : ''
  const { value } = await attempt('viewer', ({ db }) => searchShop(db, wanted, AT_MOST))
  return value ?? []
}
