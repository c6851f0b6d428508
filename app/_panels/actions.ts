'use server'

import { getDb } from '@/lib/db'
import { LONGEST_NAME } from '@/lib/query/parameters'
import { searchProductNames } from '@/lib/store/products'

const AT_MOST = 50

/** Called by the browser, so whatever arrives is checked. */
export async function searchProducts(text: unknown): Promise<string[]> {
  const wanted = typeof text === 'string' ? text.slice(0, LONGEST_NAME).replaceAll('\0', '') : ''
  return searchProductNames(getDb(), wanted, AT_MOST)
}
