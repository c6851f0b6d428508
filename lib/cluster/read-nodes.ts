import type { DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { isOnCluster } from '@/lib/store/on-cluster'

/** A server of the cluster: how many shards of distributed tables lie there, and how many bytes they have. */
export type ClusterNode = Readonly<{
  name: string
  isCoordinator: boolean
  isActive: boolean
  shards: number
  bytes: number
}>

/** The coordinator first. Throws `bad_setting` where the database is no coordinator with workers. */
export async function readNodes(db: DbOrTransaction): Promise<ClusterNode[]> {
  const nodes = (await isOnCluster(db)) ? await listNodes(db) : []
  if (nodes.some(({ isCoordinator }) => !isCoordinator)) return nodes
  throw new TundishError(
    'bad_setting',
    'The database is no coordinator of a cluster: it lacks the extension citus, or has no worker. docs/operations.md says how to set one up.',
  )
}

function listNodes(db: DbOrTransaction): Promise<ClusterNode[]> {
  return db.$queryRaw<ClusterNode[]>`
    select node.nodename || ':' || node.nodeport as name, groupid = 0 as "isCoordinator", isactive as "isActive",
      count(shardid)::int as shards, coalesce(sum(shard_size), 0)::float8 as bytes
    from pg_dist_node as node
    left join citus_shards as shard
      on shard.nodename = node.nodename and shard.nodeport = node.nodeport and citus_table_type = 'distributed'
    group by groupid, node.nodename, node.nodeport, isactive
    order by groupid, name`
}
