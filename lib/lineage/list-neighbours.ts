import type { Lineage } from './lineage'

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
