import type { Db } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import { type OrderHistory, type OrderVersionRow, toOrderHistory } from './order-history-result'
import { type OrderEventRow, orderEventsSql, type PiecesRow, piecesSql } from './order-history-sql'
import { runVersions } from './run-versions'

/** All that was known of one order, whoever's it was. Throws `unknown_order` for one that no snapshot has, now or then. */
export async function runOrderHistory(db: Db, id: string, knowledge: Knowledge): Promise<OrderHistory> {
  const [versions, events, [pieces]] = await Promise.all([
    runVersions<OrderVersionRow>(db, 'order', id, knowledge),
    db.$queryRaw<OrderEventRow[]>(orderEventsSql(id, knowledge)),
    db.$queryRaw<PiecesRow[]>(piecesSql(id)),
  ])
  return toOrderHistory(id, versions, events, pieces ?? { sent: 0, returned: 0 })
}
