import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { ofSessions } from './counts/counted'
import { haveCategoriesChanged, listRecountedSql } from './counts/recounted-categories'
import { ROLLUPS } from './counts/rollups'
import { computeTouched } from './sessions/compute-touched'
import { keepUntestedSessions } from './sessions/untested'

/** How many sessions were computed, and how many of them had been there; one whose events all went is there no longer. `kept`: of a rebuild
 * those that have no events any more and stay as they were counted. `isRecategorized`: products are counted in other categories. */
export type Recomputed = Readonly<{
  sessions: number
  before: number
  kept?: number
  isRecategorized?: boolean
}>

/**
 * Computes the touched sessions again beside their stored rows, and writes only what differs: a late page view
 * changes one of a session's rows, and seldom a count. `keys` are of all funnels that are counted.
 */
export async function recomputeTouched(
  tx: DbOrTransaction,
  funnel: Funnel,
  timeZone: string,
  keys: readonly string[],
): Promise<Recomputed> {
  const [touched] = await tx.$queryRaw<{ sessions: number }[]>`select count(*)::int as sessions from touched`
  const isRecategorized = await haveCategoriesChanged(tx)
  if (!touched?.sessions && !isRecategorized && keys.length === 1) return { sessions: 0, before: 0 }
  await tx.$executeRaw(LOOK_UP)
  await tx.$executeRaw`analyze touched`
  const before = await tx.$executeRaw`
    create temporary table path_before on commit drop as
    select session_path.* from session_path join touched using (user_id, session_id)`
  await tx.$executeRaw`analyze path_before (user_id, session_id)`
  await tx.$executeRaw`
    create temporary table product_before on commit drop as
    select product_funnel.*
    from path_before
    join product_funnel using (user_id, session_id)`
  const sessions = await computeTouched(tx, funnel, timeZone)
  for (const write of [...WRITES, ...listRecountedSql(keys)]) await tx.$executeRaw(write)
  for (const { changeSql } of ROLLUPS) {
    for (const change of changeSql(ofSessions(funnel))) await tx.$executeRaw(change)
  }
  await keepUntestedSessions(tx)
  return { sessions, before, isRecategorized }
}

/** Little is touched: it is looked up in indexes, as if their pages were in memory, and no table is read whole. A rebuild would be slower so. */
const LOOK_UP = Prisma.sql`select set_config('seq_page_cost', '0.1', true), set_config('random_page_cost', '0.1', true)`

const PATH = Prisma.raw('user_id, session_id, started_on, started_at, steps, path, offsets_ms, attributes')
const PRODUCT = Prisma.raw('user_id, session_id, product_id, started_on, reached_at, steps')

const WRITES = [
  changedRowsSql(Prisma.raw('path'), PATH),
  changedRowsSql(Prisma.raw('product'), PRODUCT),
  Prisma.sql`analyze path_change (user_id, session_id), product_change (user_id, session_id, product_id)`,
  Prisma.sql`
    delete from product_funnel
    using product_change as gone
    where gone.came < 0
      and product_funnel.user_id = gone.user_id
      and product_funnel.session_id = gone.session_id
      and product_funnel.product_id = gone.product_id`,
  Prisma.sql`
    delete from session_path
    using path_change as gone
    where gone.came < 0
      and session_path.user_id = gone.user_id
      and session_path.session_id = gone.session_id`,
  Prisma.sql`
    insert into session_path (${PATH})
    select ${PATH} from path_change where came > 0
    order by started_at`,
  Prisma.sql`
    insert into product_funnel (${PRODUCT})
    select ${PRODUCT} from product_change where came > 0
    order by started_on, user_id, session_id`,
]

/** The rows that are there now and were not (`came` 1), or were and are not (-1). */
export function changedRowsSql(name: Prisma.Sql, columns: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    create temporary table ${name}_change on commit drop as
    select ${columns}, sum(came)::int as came
    from (
      select ${columns}, 1 as came from ${name}_now
      union all
      select ${columns}, -1 from ${name}_before
    ) as signed
    group by ${columns}
    having sum(came) <> 0`
}
