import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import type { Knowledge } from '@/lib/query/knowledge'
import { type OrderLife, toOrderLife } from './order-life-result'
import {
  type OrderEventRow,
  type OrderKey,
  type OrderVersionRow,
  orderEventsSql,
  type PiecesRow,
  piecesSql,
  versionsSql,
} from './order-life-sql'

/** All that was known of one order. Throws `unknown_order` for one that no snapshot has, now or then. */
export async function runOrderLife(db: Db, key: OrderKey, knowledge: Knowledge): Promise<OrderLife> {
  const [versions, events, [pieces]] = await Promise.all([
    db.$queryRaw<OrderVersionRow[]>(versionsSql(key, knowledge)),
    db.$queryRaw<OrderEventRow[]>(orderEventsSql(key, knowledge)),
    db.$queryRaw<PiecesRow[]>(piecesSql(key)),
  ])
  if (versions.length === 0) throw new TundishError('unknown_order', await explainUnknown(db, key, knowledge))
  return toOrderLife(key, versions, events, pieces ?? { sent: 0, returned: 0 })
}

async function explainUnknown(db: Db, { userId, id }: OrderKey, { timeZone }: Knowledge): Promise<string> {
  const first = await db.orderSnapshot.findFirst({
    where: { userId, id },
    orderBy: { dbtValidFrom: 'asc' },
    select: { dbtValidFrom: true },
  })
  if (!first)
    return 'No snapshot has this order. It is in one after the next run of the pipeline, if there is one.'
  return `This order was not known then; it is known since ${formatMoment(first.dbtValidFrom, timeZone)}.`
}
