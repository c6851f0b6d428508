import { query } from './query'

type Node = Readonly<{ host: string; port: number; isCoordinator: boolean }>

/** A database without tables on every node of the cluster whose coordinator is at this address: Citus copies none from a template. */
export async function makeOnCluster(
  coordinator: string,
  name: string,
): Promise<Readonly<{ url: string; drop: () => Promise<void> }>> {
  const nodes = await query<Node>(
    coordinator,
    `select nodename as host, nodeport as port, groupid = 0 as "isCoordinator"
     from pg_dist_node
     order by groupid`,
  )
  for (const node of nodes) {
    await query(toUrl(coordinator, node, 'postgres'), `create database ${name}`)
    await query(toUrl(coordinator, node, name), 'create extension citus')
  }
  const [first, ...workers] = nodes
  const url = toUrl(coordinator, first, name)
  await query(url, `select citus_set_coordinator_host('${first?.host}', ${first?.port})`)
  for (const { host, port } of workers) {
    // A node that is added is told of roles, which all databases of a server share: two at a time are refused.
    await query(
      url,
      `lock table pg_authid in share update exclusive mode; select citus_add_node('${host}', ${port})`,
    )
  }
  const drop = async () => {
    for (const node of nodes) {
      await query(toUrl(coordinator, node, 'postgres'), `drop database ${name} with (force)`)
    }
  }
  return { url, drop }
}

function toUrl(coordinator: string, node: Node | undefined, database: string): string {
  const url = new URL(coordinator)
  url.pathname = `/${database}`
  if (!node) throw new Error('TEST_CLUSTER_URL names no coordinator with nodes.')
  url.hostname = node.host
  url.port = String(node.port)
  return url.href
}
