import type { Db } from '@/lib/db'

/** The one clock that all who look share: a look of a machine whose own is ahead would keep others from looking. */
export async function getDatabaseTime(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!row) throw new Error('A select of one row has one.')
  return row.now
}
