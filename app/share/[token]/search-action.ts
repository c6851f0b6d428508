'use server'

import type { ProductChoice } from '@/lib/query/scope'
import { searchProducts } from '@/lib/store/product-names'
import { openShare } from '../../_access/share'

/** For visitors of a link that lets them look at any product; nothing for all others. */
export async function searchSharedProducts(token: unknown, text: unknown): Promise<ProductChoice[]> {
  const opened = await openShare(String(token))
  if (opened.state !== 'open' || opened.share.link.scope !== 'open' || typeof text !== 'string') return []
  return searchProducts(opened.share.db, text)
}
