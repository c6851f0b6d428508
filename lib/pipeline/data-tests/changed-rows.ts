import { type DbOrTransaction, Prisma } from '@/lib/db'
import { getModel, type ModelName } from '@/lib/models/registry'
import { identifierSql } from '@/lib/sql/identifier-sql'

/** So many of the days that changed are looked at, other ones each run: late rows may have touched all there are. */
const MOST_DAYS = 31

/**
 * The transaction in which tables say what changed of a model, and how many of its rows that may have; null where nothing says
 * which: such models have few rows, or none that tests look at one by one.
 */
export type Changed = Readonly<{ tx: DbOrTransaction; rows: number | null }>

/**
 * Makes the temporary tables `session_mark`, `order_mark` and `day_mark`, what changed, and `looked`, the rows of a model that
 * are of those. What waits for a refresh has changed, too.
 */
export async function listChanged(tx: DbOrTransaction, model: ModelName, runId: bigint): Promise<Changed> {
  const changedRows = changedRowsSql(model)
  if (!changedRows) return { tx, rows: null }
  await tx.$executeRaw`
    create temporary table session_mark on commit drop as
    select user_id, session_id from untested_session where run_id = ${runId} and session_id <> ''
    union
    select user_id, session_id from dirty_session`
  await tx.$executeRaw`
    create temporary table order_mark on commit drop as
    select user_id, order_id from untested_order where run_id = ${runId}
    union
    select user_id, order_id from dirty_order`
  await tx.$executeRaw`analyze session_mark, order_mark`
  if (isByDay(model)) {
    await tx.$executeRaw`create temporary table day_mark on commit drop as ${changedDaysSql(runId)}`
    await tx.$executeRaw`analyze day_mark`
  }
  const rows = await tx.$executeRaw`create temporary table looked on commit drop as ${changedRows}`
  await tx.$executeRaw`analyze looked`
  return { tx, rows }
}

/** Days of sessions that changed, before and now. */
function changedDaysSql(runId: bigint): Prisma.Sql {
  return Prisma.sql`
    select day
    from (
      select was_on as day from untested_session where run_id = ${runId} and was_on is not null
      union
      select started_on from session_mark join session_path using (user_id, session_id)
    ) as changed
    order by hashtext(day::text || ${String(runId)}), day
    limit ${MOST_DAYS}`
}

/** Those of which a law of the funnel is asked day by day. */
function isByDay(model: ModelName): boolean {
  const { columns, tests } = getModel(model)
  return 'day' in columns && tests.some(({ kind }) => kind === 'law')
}

function changedRowsSql(model: ModelName): Prisma.Sql | null {
  const table = identifierSql(model)
  if (model === 'event') return EVENTS
  if (model === 'session_path' || model === 'product_funnel')
    return Prisma.sql`select ${table}.* from session_mark join ${table} using (user_id, session_id)`
  if (isByDay(model)) return Prisma.sql`select * from ${table} where day in (select day from day_mark)`
  return BY_ORDER[model] ?? null
}

const BY_ORDER: Partial<Record<ModelName, Prisma.Sql>> = {
  order: Prisma.sql`
    select "order".*
    from order_mark
    join "order" on "order".user_id = order_mark.user_id and "order".id = order_mark.order_id`,
  order_item: Prisma.sql`select order_item.* from order_mark join order_item using (user_id, order_id)`,
  refund: Prisma.sql`select refund.* from order_mark join refund using (user_id, order_id)`,
  order_snapshot: Prisma.sql`
    select order_snapshot.*
    from (select distinct order_id from order_mark) as marked
    join order_snapshot on order_snapshot.id = marked.order_id`,
}

/** Those of sessions, and those of orders that are of no such session; that is asked last, or all orders are read for it. */
const EVENTS = Prisma.sql`
    select event.*
    from session_mark
    join event using (user_id, session_id)
    union all
    select *
    from (select event.* from order_mark join event using (user_id, order_id) offset 0) as of_order
    where (user_id, session_id) not in (select user_id, session_id from session_mark)`
