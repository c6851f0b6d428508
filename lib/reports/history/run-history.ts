import { type Db, Prisma } from '@/lib/db'
import { type ErrorCode, TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import {
  type ChangingFields,
  ORDER_FIELDS,
  PRODUCT_FIELDS,
  type ProductField,
} from '@/lib/orders/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { momentSql } from '@/lib/sql/known-sql'
import type { Version } from './list-changes'
import { type OrderHistory, type OrderVersionRow, toOrderHistory } from './order-history-result'
import { type OrderEventRow, orderEventsSql, type PiecesRow, piecesSql } from './order-history-sql'
import { type ProductHistory, toProductHistory } from './product-history-result'

/** What snapshots keep, and what is said of one that none has. */
const KEPT = {
  order: { table: 'order_snapshot', fields: ORDER_FIELDS, unknown: 'unknown_order' },
  product: { table: 'product_snapshot', fields: PRODUCT_FIELDS, unknown: 'no_history' },
} as const satisfies Record<string, { table: string; fields: ChangingFields<string>; unknown: ErrorCode }>

type Kept = keyof typeof KEPT

/** Every version that had begun, in order, at least one. Throws `unknown_order` or `no_history`, now or then. */
export async function runVersions<Row>(
  db: Db,
  of: Kept,
  id: string,
  knowledge: Knowledge,
): Promise<readonly Row[]> {
  const versions = await db.$queryRaw<Row[]>(versionsSql(of, id, knowledge))
  if (versions.length > 0) return versions
  throw new TundishError(KEPT[of].unknown, await explainUnknown(db, of, id, knowledge))
}

/** Whoever's an order was; amounts and counts as they are written. */
function versionsSql(of: Kept, id: string, knowledge: Knowledge): Prisma.Sql {
  const { table, fields } = KEPT[of]
  const columns = Object.entries<ChangingFields<string>[string]>(fields).map(([name, { kind }]) =>
    kind === 'amount' || kind === 'count' ? Prisma.sql`${identifierSql(name)}::text` : identifierSql(name),
  )
  return Prisma.sql`
    select ${Prisma.join(columns)}, dbt_valid_from,
      case when dbt_valid_to <= moment.at then dbt_valid_to end as valid_to, dbt_is_deleted,
      moment.at as known_at
    from ${identifierSql(table)}
    cross join (select ${momentSql(knowledge)} as at) as moment
    where id = ${id}
      and dbt_valid_from <= moment.at
    order by dbt_valid_from, dbt_scd_id`
}

async function explainUnknown(db: Db, of: Kept, id: string, { timeZone }: Knowledge): Promise<string> {
  const [first] = await db.$queryRaw<{ at: Date | null }[]>(
    Prisma.sql`select min(dbt_valid_from) as at from ${identifierSql(KEPT[of].table)} where id = ${id}`,
  )
  if (!first?.at) {
    return `No snapshot has this ${of}. It is in one after the next run of the pipeline, if there is one.`
  }
  return `This ${of} was not known then; it is known since ${formatMoment(first.at, timeZone)}.`
}

/** What amounts are in; null where nobody said. */
type InCurrency = Readonly<{ currency: string | null }>

/** All that was known of one order, whoever's it was. Throws `unknown_order` for one that no snapshot has, now or then. */
export async function runOrderHistory(
  db: Db,
  id: string,
  knowledge: Knowledge,
): Promise<OrderHistory & InCurrency> {
  const [versions, events, [pieces], [said]] = await Promise.all([
    runVersions<OrderVersionRow>(db, 'order', id, knowledge),
    db.$queryRaw<OrderEventRow[]>(orderEventsSql(id, knowledge)),
    db.$queryRaw<PiecesRow[]>(piecesSql(id)),
    db.$queryRaw<InCurrency[]>`select upper(currency) as currency from "order" where id = ${id}`,
  ])
  const history = toOrderHistory(id, versions, events, pieces ?? { sent: 0, returned: 0 })
  return { ...history, currency: said?.currency ?? null }
}

/** All that was known of one product, by its id. Throws `no_history` for one that no snapshot has, now or then. */
export async function runProductHistory(db: Db, id: string, knowledge: Knowledge): Promise<ProductHistory> {
  return toProductHistory(id, await runVersions<Version<ProductField>>(db, 'product', id, knowledge))
}
