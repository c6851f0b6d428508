import { follow, toAfter } from '@/lib/models/follow'
import type { Lineage } from './lineage'

/** The ids of a node, of all it is made from and of all that is made from it. Unknown: none. */
export function listRelated(lineage: Lineage, id: string): ReadonlySet<string> {
  const from = new Map(lineage.map((node) => [node.id, node.from]))
  const after = toAfter(lineage)
  if (!from.has(id)) return new Set()
  return new Set([...follow([id], (one) => from.get(one)), ...follow([id], (one) => after.get(one))])
}
