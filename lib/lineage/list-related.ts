import { follow, toAfter } from '@/lib/models/follow'
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
