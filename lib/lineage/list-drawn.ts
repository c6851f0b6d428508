import { listUpstream } from '@/lib/models/follow'
import type { Lineage } from './lineage'

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
