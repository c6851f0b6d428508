import { LAYER_NAMES, type Lineage, type LineageNode } from './lineage'

/**
 * The column of each node, from 0: layers stand one after the other, and within its layer a node stands after those that
 * it is made from. Nodes that are made from each other in a circle stand where they are found first.
 */
export function toRanks(lineage: Lineage): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  let first = 0
  for (const layer of LAYER_NAMES) {
    const nodes = new Map(lineage.filter((node) => node.layer === layer).map((node) => [node.id, node]))
    const depths = new Map<string, number>()
    for (const node of nodes.values()) measure(node, nodes, depths)
    for (const [id, depth] of depths) ranks.set(id, first + depth)
    first += nodes.size === 0 ? 0 : Math.max(...depths.values()) + 1
  }
  return ranks
}

function measure(
  node: LineageNode,
  nodes: ReadonlyMap<string, LineageNode>,
  depths: Map<string, number>,
): number {
  const known = depths.get(node.id)
  if (known !== undefined) return known
  depths.set(node.id, 0)
  const before = node.from.flatMap((id) => nodes.get(id) ?? [])
  const depth = Math.max(-1, ...before.map((one) => measure(one, nodes, depths))) + 1
  depths.set(node.id, depth)
  return depth
}
