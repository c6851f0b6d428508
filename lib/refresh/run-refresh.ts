import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { insertProductFunnelSql } from './product-funnel-sql'
import {
  addProductDaysSql,
  addSessionDaysSql,
  deleteProductFunnelSql,
  deleteSessionPathSql,
} from './rollup-sql'
import { type Scope, takeMarksSql } from './scope-sql'
import { insertSessionPathSql } from './session-path-sql'

export type RefreshOptions = Readonly<{
  timeZone: string
  /** Rebuild everything from the raw events, instead of only the sessions that changed. */
  full?: boolean
}>

export type RefreshResult = Readonly<{
  scope: Scope
  /** Sessions that were computed again. */
  sessions: number
  /** Why everything was rebuilt although it was not asked for; null otherwise. */
  reason: 'new time zone' | null
}>

/** Long enough for a full rebuild of tens of millions of events. */
const TRANSACTION = { timeout: 6 * 60 * 60 * 1000, maxWait: 10 * 60 * 1000 }

/** From so many recomputed sessions on, the planner's statistics are taken anew. */
const MANY_SESSIONS = 5_000

/**
 * Brings the materialized funnel up to date with the raw events, in one transaction: afterwards it is as a full
 * rebuild would make it, or, after any failure, as it was. Refreshes wait for one another.
 */
export async function runRefresh(db: Db, { timeZone, full = false }: RefreshOptions): Promise<RefreshResult> {
  const result = await db.$transaction(async (tx) => {
    const stateZone = await lockState(tx)
    const newZone = stateZone !== null && stateZone !== timeZone
    const scope: Scope = full || newZone ? 'all' : 'touched'
    await tx.$executeRaw(takeMarksSql)
    const sessions = scope === 'all' ? await rebuildAll(tx, timeZone) : await recomputeTouched(tx, timeZone)
    await tx.$executeRaw`update refresh_state set time_zone = ${timeZone}, refreshed_at = now() where id = 1`
    return { scope, sessions, reason: newZone && !full ? ('new time zone' as const) : null }
  }, TRANSACTION)
  if (result.sessions >= MANY_SESSIONS) {
    await db.$executeRaw`analyze session_path, product_funnel, session_day, product_day`
  }
  return result
}

/** Refreshes exclude one another by this lock. Returns the zone in which the tables are cut. */
async function lockState(tx: DbOrTransaction): Promise<string | null> {
  const rows = await tx.$queryRaw<{ time_zone: string | null }[]>`
    select time_zone from refresh_state where id = 1 for update`
  return rows[0]?.time_zone ?? null
}

async function rebuildAll(tx: DbOrTransaction, timeZone: string): Promise<number> {
  await tx.$executeRaw`truncate session_path, product_funnel, session_day, product_day`
  return build(tx, 'all', timeZone)
}

async function recomputeTouched(tx: DbOrTransaction, timeZone: string): Promise<number> {
  const [touched] = await tx.$queryRaw<{ sessions: number }[]>`select count(*)::int as sessions from touched`
  if (!touched?.sessions) return 0
  await tx.$executeRaw`analyze touched`
  await tx.$executeRaw(addProductDaysSql('touched', -1))
  await tx.$executeRaw(addSessionDaysSql('touched', -1))
  await tx.$executeRaw(deleteProductFunnelSql)
  await tx.$executeRaw(deleteSessionPathSql)
  return build(tx, 'touched', timeZone)
}

async function build(tx: DbOrTransaction, scope: Scope, timeZone: string): Promise<number> {
  const sessions = await tx.$executeRaw(insertSessionPathSql(scope, timeZone))
  await tx.$executeRaw(insertProductFunnelSql(scope))
  await tx.$executeRaw(addSessionDaysSql(scope, 1))
  await tx.$executeRaw(addProductDaysSql(scope, 1))
  await tx.$executeRaw(Prisma.sql`delete from session_day where sessions = 0`)
  await tx.$executeRaw(Prisma.sql`delete from product_day where sessions = 0`)
  return sessions
}
