import { listUpstream } from '@/lib/models/list-upstream'
import { getModel, MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import type { ManifestNode } from './artifact'

const RAW = MODEL_NAMES.filter((name) => getModel(name).kind === 'raw')

/** As projects call what is on its way: stg_events, fct_orders, stg_shop__products. */
const PREFIX = /^(?:src|raw|base|stg|int|fct|dim)_(?:\w+?__)?/

/**
 * Which raw table of ours each node feeds, by its id: what `meta.tundish` says, else by the name of its table. Where a
 * node is made from another that would feed the same, only the later one does.
 */
export function toFeeds(nodes: readonly ManifestNode[]): ReadonlyMap<string, ModelName> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const feeds = new Map<string, ModelName>()
  for (const table of RAW) {
    const said = nodes.filter(({ saysTable }) => saysTable === table)
    const named =
      said.length > 0 ? said : nodes.filter((node) => node.saysTable === null && isNamed(node, table))
    const before = new Set(named.flatMap((node) => [...listUpstream(node, byId)]))
    for (const { id } of named) if (!before.has(id)) feeds.set(id, table)
  }
  return feeds
}

function isNamed({ tables }: ManifestNode, table: string): boolean {
  const names = new Set([table, `${table}s`, `${table}es`])
  return tables.some((name) => {
    const lower = name.toLowerCase()
    return names.has(lower) || names.has(lower.replace(PREFIX, ''))
  })
}
