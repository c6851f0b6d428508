import type { Db, Prisma } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import type { OrdersAsked } from '@/lib/sql/orders/order-days-sql'
import { requireScope } from '@/lib/store/products'
import { askKnownOrders } from '../orders-asked'
import {
  type FulfilmentResult,
  type FulfilmentTrend,
  type OrdersKnown,
  toFulfilmentResult,
  toFulfilmentTrend,
  toOrdersKnown,
} from './fulfilment-result'
import {
  fulfilmentSql,
  fulfilmentTrendSql,
  type KnownRow,
  knownSql,
  type OrdersBucketRow,
  type ServiceRow,
} from './fulfilment-sql'

/** Where orders stood, how long they took and how many were late, as was known. Throws `unknown_product` and `unknown_category`. */
export async function runFulfilment(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
): Promise<FulfilmentResult> {
  const [known, rows] = await runCounts<ServiceRow>(db, query, knowledge, fulfilmentSql)
  return toFulfilmentResult(query, known, rows)
}

/** The same by the time of checkout, in buckets of the question's grain. Throws as `runFulfilment` does. */
export async function runFulfilmentTrend(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
): Promise<FulfilmentTrend> {
  const [known, rows] = await runCounts<OrdersBucketRow>(db, query, knowledge, (asked) =>
    fulfilmentTrendSql(asked, query),
  )
  return toFulfilmentTrend(query, known, rows, knowledge)
}

async function runCounts<Row>(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
  toSql: (asked: OrdersAsked) => Prisma.Sql,
): Promise<[OrdersKnown, Row[]]> {
  await requireScope(db, query.scope)
  const asked = await askKnownOrders(db, query, knowledge)
  return Promise.all([runKnown(db, knowledge), db.$queryRaw<Row[]>(toSql(asked))])
}

/** Since when anything is known, and the last moment of what was. */
export async function runKnown(db: Db, knowledge: Knowledge): Promise<OrdersKnown> {
  const [row] = await db.$queryRaw<KnownRow[]>(knownSql(knowledge))
  return toOrdersKnown(knowledge, row ?? { at: new Date(knowledge.now), begins_at: null, undated: 0 })
}
