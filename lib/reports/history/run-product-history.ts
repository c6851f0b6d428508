import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import type { Knowledge } from '@/lib/query/knowledge'
import { type ProductHistory, toProductHistory } from './product-history-result'
import { type ProductVersionRow, productVersionsSql } from './product-history-sql'

/** All that was known of one product, by its id. Throws `no_history` for one that no snapshot has, now or then. */
export async function runProductHistory(db: Db, id: string, knowledge: Knowledge): Promise<ProductHistory> {
  const versions = await db.$queryRaw<ProductVersionRow[]>(productVersionsSql(id, knowledge))
  if (versions.length === 0) throw new TundishError('no_history', await explainUnknown(db, id, knowledge))
  return toProductHistory(id, versions)
}

async function explainUnknown(db: Db, id: string, { timeZone }: Knowledge): Promise<string> {
  const first = await db.productSnapshot.findFirst({
    where: { id },
    orderBy: { dbtValidFrom: 'asc' },
    select: { dbtValidFrom: true },
  })
  if (!first)
    return 'No snapshot has this product. It is in one after the next run of the pipeline, if there is one.'
  return `This product was not known then; it is known since ${formatMoment(first.dbtValidFrom, timeZone)}.`
}
