import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isOnCluster } from '@/lib/store/on-cluster'
import type { Part } from './part-sql'

/**
 * Where the events of these session ids are read, whoever they are of. No shard of a cluster can say what is next to an event of a
 * session id: there they are all gathered first, in a temporary table that holds until the next call.
 */
export async function gatherEvents(tx: DbOrTransaction, parts: readonly Part[]): Promise<Prisma.Sql> {
  if (!(await isOnCluster(tx))) return Prisma.sql`event`
  const sessionIds = [...new Set(parts.map(({ sessionId }) => sessionId))]
  await tx.$executeRaw`drop table if exists gathered_event`
  await tx.$executeRaw`
    create temporary table gathered_event on commit drop as
    select * from event where session_id = any (${sessionIds}::text[])`
  await tx.$executeRaw`create index on gathered_event (session_id, occurred_at)`
  return Prisma.sql`gathered_event`
}
