'use server'

import { attempt } from '@/app/_access/attempt'
import type { ProductChoice } from '@/lib/query/scope'
import { searchProducts as searchShop } from '@/lib/store/product-names'

/** Called by the browser, so whatever arrives is checked. Nothing for those who may not see it. */
export async function searchProducts(text: unknown): Promise<ProductChoice[]> {
  const { value } = await attempt('viewer', ({ db }) => searchShop(db, text))
  return value ?? []
}
