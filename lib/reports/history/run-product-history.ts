import type { Db } from '@/lib/db'
import type { ProductField } from '@/lib/orders/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import type { Version } from './list-changes'
import { type ProductHistory, toProductHistory } from './product-history-result'
import { runVersions } from './run-versions'

/** All that was known of one product, by its id. Throws `no_history` for one that no snapshot has, now or then. */
export async function runProductHistory(db: Db, id: string, knowledge: Knowledge): Promise<ProductHistory> {
  return toProductHistory(id, await runVersions<Version<ProductField>>(db, 'product', id, knowledge))
}
