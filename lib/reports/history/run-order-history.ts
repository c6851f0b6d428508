import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import type { Knowledge } from '@/lib/query/knowledge'
import { type OrderHistory, toOrderHistory } from './order-history-result'
import {
  type OrderEventRow,
  type OrderVersionRow,
  orderEventsSql,
  type PiecesRow,
  piecesSql,
  versionsSql,
} from './order-history-sql'

/** All that was known of one order, whoever's it was. Throws `unknown_order` for one that no snapshot has, now or then. */
export async function runOrderHistory(db: Db, id: string, knowledge: Knowledge): Promise<OrderHistory> {
  const [versions, events, [pieces]] = await Promise.all([
    db.$queryRaw<OrderVersionRow[]>(versionsSql(id, knowledge)),
    db.$queryRaw<OrderEventRow[]>(orderEventsSql(id, knowledge)),
    db.$queryRaw<PiecesRow[]>(piecesSql(id)),
  ])
  if (versions.length === 0) throw new TundishError('unknown_order', await explainUnknown(db, id, knowledge))
  return toOrderHistory(id, versions, events, pieces ?? { sent: 0, returned: 0 })
}

async function explainUnknown(db: Db, id: string, { timeZone }: Knowledge): Promise<string> {
  const first = await db.orderSnapshot.findFirst({
    where: { id },
    orderBy: { dbtValidFrom: 'asc' },
    select: { dbtValidFrom: true },
  })
  if (!first)
    return 'No snapshot has this order. It is in one after the next run of the pipeline, if there is one.'
  return `This order was not known then; it is known since ${formatMoment(first.dbtValidFrom, timeZone)}.`
}
