import { type Db, Prisma } from '@/lib/db'

const DERIVED = [
  'session_path',
  'product_funnel',
  'attempt',
  'funnel_day',
  'funnel_month',
  'counted_category',
  'step_time',
  'step_time_month',
  'session_count',
] as const
const ORDERS = ['order_standing', 'order_day', 'order_time', 'order_category'] as const
const UPKEEP = ['dirty_session', 'dirty_order', 'stale_order', 'refresh_state'] as const

/** Every row of the materialized funnel as PostgreSQL writes it, in a fixed order: equal means equal in every byte. */
export function readFunnelTables(db: Db): Promise<Record<string, readonly string[]>> {
  return readRows(db, DERIVED)
}

/** What is kept of orders, as it is written. */
export function readOrderTables(db: Db): Promise<Record<string, readonly string[]>> {
  return readRows(db, ORDERS)
}

/** All of it with the marks and the state of the refresh. */
export function readAllTables(db: Db): Promise<Record<string, readonly string[]>> {
  return readRows(db, [...DERIVED, ...ORDERS, ...UPKEEP])
}

/** Moments are written in UTC, whatever zone the server is in. */
function readRows(db: Db, tables: readonly string[]): Promise<Record<string, readonly string[]>> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`set local time zone 'UTC'`
    const read: Record<string, readonly string[]> = {}
    for (const table of tables) {
      const rows = await tx.$queryRaw<{ row: string }[]>`
        select stored::text as row from ${Prisma.raw(table)} as stored order by 1`
      read[table] = rows.map((stored) => stored.row)
    }
    return read
  })
}
