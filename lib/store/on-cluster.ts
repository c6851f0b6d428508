import type { DbOrTransaction } from '@/lib/db'

/** Whether the database is the coordinator of a cluster (Citus), whatever of it is distributed. */
export async function isOnCluster(db: DbOrTransaction): Promise<boolean> {
  const [found] = await db.$queryRaw<{ is: boolean }[]>`select to_regclass('pg_dist_node') is not null as is`
  return found?.is ?? false
}
