import { follow, listUpstream, toAfter } from '@/lib/models/follow'
import type { Lineage } from './lineage'

/** The ids of a node, of all it is made from and of all that is made from it. Unknown: none. */
export function listRelated(lineage: Lineage, id: string): ReadonlySet<string> {
  const from = new Map(lineage.map((node) => [node.id, node.from]))
  const after = toAfter(lineage)
  if (!from.has(id)) return new Set()
  return new Set([...follow([id], (one) => from.get(one)), ...follow([id], (one) => after.get(one))])
}

/** What a node is made from and what is made from it, directly, each in the order of the lineage. */
export type Neighbours = Readonly<{ before: Lineage; after: Lineage }>

/** Those of a node by its id, also where a picture leaves the edge out. Unknown: none. */
export function listNeighbours(lineage: Lineage, id: string): Neighbours {
  const from = new Set(lineage.find((node) => node.id === id)?.from)
  return {
    before: lineage.filter((node) => from.has(node.id)),
    after: lineage.filter((node) => node.from.includes(id)),
  }
}

/** An edge between two nodes, by their ids. */
export type Edge = Readonly<{ from: string; to: string }>

/**
 * The edges that a picture needs: those that do not follow from others. Where a page reads a table, and another that is
 * made from it, the way through the other says both (the transitive reduction; in circles all edges stay).
 */
export function listDrawn(lineage: Lineage): readonly Edge[] {
  const known = new Map(lineage.map((node) => [node.id, node]))
  const upstream = new Map(lineage.map((node) => [node.id, listUpstream(node, known)]))
  return lineage.flatMap(({ id, from }) => {
    const before = from.filter((one) => known.has(one) && one !== id)
    const isImplied = (one: string) =>
      before.some((other) => other !== one && upstream.get(other)?.has(one) && !upstream.get(one)?.has(other))
    return before.filter((one) => !isImplied(one)).map((one) => ({ from: one, to: id }))
  })
}
