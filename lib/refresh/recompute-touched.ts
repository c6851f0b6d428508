import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { haveCategoriesChanged } from './counts/recounted-categories'
import { productFunnelSql } from './product-funnel-sql'
import { ROLLUPS } from './rollups'
import { sessionPathSql } from './session-path-sql'
import { keepUntestedSessions } from './untested'

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
 * changes one of a session's rows, and seldom a count.
 */
export async function recomputeTouched(
  tx: DbOrTransaction,
  funnel: Funnel,
  timeZone: string,
): Promise<Recomputed> {
  const [touched] = await tx.$queryRaw<{ sessions: number }[]>`select count(*)::int as sessions from touched`
  const isRecategorized = await haveCategoriesChanged(tx)
  if (!touched?.sessions && !isRecategorized) return { sessions: 0, before: 0 }
  await tx.$executeRaw`analyze touched`
  const before = await tx.$executeRaw`
    create temporary table path_before on commit drop as
    select session_path.* from session_path join touched using (user_id, session_id)`
  await tx.$executeRaw`analyze path_before`
  await tx.$executeRaw`
    create temporary table product_before on commit drop as
    select product_funnel.*
    from path_before
    join product_funnel using (user_id, session_id)`
  const sessions = await tx.$executeRaw`
    create temporary table path_now on commit drop as ${sessionPathSql(funnel, 'touched', timeZone)}`
  await tx.$executeRaw`analyze path_now`
  await tx.$executeRaw`
    create temporary table product_now on commit drop as
    ${productFunnelSql(funnel, 'touched', Prisma.sql`path_now`)}`
  for (const write of WRITES) await tx.$executeRaw(write)
  for (const { changeSql } of ROLLUPS) {
    for (const change of changeSql(funnel)) await tx.$executeRaw(change)
  }
  await keepUntestedSessions(tx)
  return { sessions, before, isRecategorized }
}

const WRITES = [
  Prisma.sql`
    delete from product_funnel
    using (table product_before except table product_now) as gone
    where product_funnel.user_id = gone.user_id
      and product_funnel.session_id = gone.session_id
      and product_funnel.product_id = gone.product_id`,
  Prisma.sql`
    delete from session_path
    using (table path_before except table path_now) as gone
    where session_path.user_id = gone.user_id
      and session_path.session_id = gone.session_id`,
  Prisma.sql`insert into session_path (table path_now except table path_before) order by started_at`,
  Prisma.sql`
    insert into product_funnel
    (table product_now except table product_before)
    order by started_on, product_id, user_id`,
]
