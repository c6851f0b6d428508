import { type Db, Prisma } from '@/lib/db'

// What is stored, row by row, to be held against what is stored by other ways.

/** What an import brings, and what a refresh makes of it. */
const SHOP = [
  'event',
  '"order"',
  'order_item',
  'refund',
  'product',
  'id_tie',
  'event_meaning',
  'session_path',
  'product_funnel',
  'attempt',
  'funnel_day',
  'funnel_month',
  'counted_category',
  'step_time',
  'step_time_month',
  'session_count',
  'order_standing',
  'order_day',
  'order_time',
] as const

/** What is left of an import beside what it brought. */
const BESIDE = [
  'source',
  'source_mapping',
  'import_reject',
  'order_line',
  'dirty_session',
  'dirty_order',
] as const

export type StoredTables = Readonly<Record<string, readonly string[]>>

/** Every row of every table that an import may write but for its own record, with whichever import brought it, and when. */
export function readEverything(db: Db): Promise<StoredTables> {
  return readTables(db, [...SHOP, ...BESIDE], [])
}

/** What is known of the shop, without which import brought it, and when; ties as they count. */
export async function readShop(db: Db): Promise<StoredTables> {
  const { id_tie: _, ...read } = await readTables(db, SHOP, [
    'import_id',
    'received_at',
    'changed_at',
    'settles_at',
    'opens_at',
  ])
  const ties = await db.$queryRaw<{ row: string }[]>`
    select concat_ws(' ', from_id, to_id, extract(epoch from min(tied_at))) as row
    from id_tie
    group by from_id, to_id
    order by 1`
  return { ...read, id_tie: ties.map(({ row }) => row) }
}

function readTables(
  db: Db,
  tables: readonly string[],
  without: readonly string[],
): Promise<Record<string, readonly string[]>> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`set local time zone 'UTC'`
    const read: Record<string, readonly string[]> = {}
    for (const table of tables) {
      const rows = await tx.$queryRaw<{ row: string }[]>`
        select (to_jsonb(stored) - ${[...without]}::text[])::text as row from ${Prisma.raw(table)} as stored order by 1`
      read[table] = rows.map((stored) => stored.row)
    }
    return read
  })
}
