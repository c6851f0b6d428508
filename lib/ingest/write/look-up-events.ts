import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isOnCluster } from '@/lib/store/on-cluster'

/**
 * Events of these ids, or of these orders; `ids` is an array of texts. Looked up one by one: as "= any" the whole table is
 * read while there are no statistics. The shards of a cluster take only that.
 */
export async function lookUpEventsSql(
  db: DbOrTransaction,
  column: 'id' | 'order_id',
  ids: Prisma.Sql,
): Promise<Prisma.Sql> {
  const key = Prisma.raw(`event.${column}`)
  if (await isOnCluster(db)) return Prisma.sql`select * from event where ${key} = any (${ids})`
  return Prisma.sql`
      select event.*
      from unnest(${ids}) as came (key)
      cross join lateral (
        select *
        from event
        where ${key} = came.key
        offset 0
      ) as event`
}
