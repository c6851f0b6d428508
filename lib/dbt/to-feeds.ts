import { follow, toAfter } from '@/lib/models/follow'
import { getModel, MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import type { ManifestNode } from './artifact'
import { isOurSource } from './our-source'

const RAW = MODEL_NAMES.filter((name) => getModel(name).kind === 'raw')

/** As projects call what is on its way: stg_events, fct_orders, stg_shop__products. */
const PREFIX = /^(?:src|raw|base|stg|int|fct|dim)_(?:\w+?__)?/

/**
 * Which raw table of ours each node feeds, by its id: what `meta.tundish` says, else by the name of its table. Where a
 * node is made from another that would feed the same, only the later one does; what is made from our own tables feeds
 * none of them.
 */
export function toFeeds(nodes: readonly ManifestNode[]): ReadonlyMap<string, ModelName> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const ours = listMadeFromOurs(nodes)
  const before = nodes.filter(({ id }) => !ours.has(id))
  const feeds = new Map<string, ModelName>()
  for (const table of RAW) {
    const said = before.filter(({ saysTable }) => saysTable === table)
    const named =
      said.length > 0 ? said : before.filter((node) => node.saysTable === null && isNamed(node, table))
    const earlier = follow(
      named.flatMap(({ from }) => from),
      (id) => byId.get(id)?.from,
    )
    for (const { id } of named) if (!earlier.has(id)) feeds.set(id, table)
  }
  return feeds
}

/** The ids of the nodes that have a table of ours before them, however far. */
function listMadeFromOurs(nodes: readonly ManifestNode[]): ReadonlySet<string> {
  const after = toAfter(nodes)
  return follow([...after.keys()].filter(isOurSource), (id) => after.get(id))
}

function isNamed({ tables }: ManifestNode, table: string): boolean {
  const names = new Set([table, `${table}s`, `${table}es`])
  return tables.some((name) => {
    const lower = name.toLowerCase()
    return names.has(lower) || names.has(lower.replace(PREFIX, ''))
  })
}
