import { type Db, Prisma } from '@/lib/db'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'

const RAW = [
  'event',
  'order',
  'order_item',
  'refund',
  'id_tie',
  'user',
  'address',
  'order_snapshot',
  'dirty_session',
  'dirty_order',
]

/** Every row of the shop, raw and derived, without when and by which import it came: equal means the same shop in every byte. */
export async function readShop(db: Db): Promise<Record<string, readonly string[]>> {
  const raw: Record<string, readonly string[]> = {}
  for (const table of RAW) {
    const rows = await db.$queryRaw<{ row: string }[]>`
      select (to_jsonb(stored) - 'import_id' - 'received_at')::text as row
      from ${Prisma.raw(`"${table}"`)} as stored
      order by 1`
    raw[table] = rows.map(({ row }) => row)
  }
  return { ...raw, ...(await readFunnelTables(db)) }
}
