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
    let deepest = -1
    for (const depth of depths.values()) deepest = Math.max(deepest, depth)
    first += deepest + 1
  }
  return ranks
}

/** Without calling itself: a project may have more models in a row than calls go deep. */
function measure(
  start: LineageNode,
  nodes: ReadonlyMap<string, LineageNode>,
  depths: Map<string, number>,
): void {
  const listBefore = ({ from }: LineageNode) => from.flatMap((id) => nodes.get(id) ?? [])
  const waiting = [start]
  for (let node = waiting.at(-1); node; node = waiting.at(-1)) {
    const before = listBefore(node)
    const unknown = depths.has(node.id) ? [] : before.filter(({ id }) => !depths.has(id))
    // It is begun before what it is made from: what leads back to it finds it at 0.
    if (!depths.has(node.id)) depths.set(node.id, 0)
    if (unknown.length > 0) {
      for (const one of unknown.reverse()) waiting.push(one)
      continue
    }
    waiting.pop()
    depths.set(
      node.id,
      before.reduce((most, one) => Math.max(most, (depths.get(one.id) ?? 0) + 1), 0),
    )
  }
}
