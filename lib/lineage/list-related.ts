import type { Lineage } from './lineage'

/** The ids of a node, of all it is made from and of all that is made from it. Unknown: none. */
export function listRelated(lineage: Lineage, id: string): ReadonlySet<string> {
  const from = new Map(lineage.map((node) => [node.id, node.from]))
  const to = new Map<string, string[]>()
  for (const node of lineage)
    for (const before of node.from) {
      const known = to.get(before)
      if (known) known.push(node.id)
      else to.set(before, [node.id])
    }
  if (!from.has(id)) return new Set()
  return new Set([...follow(id, (one) => from.get(one)), ...follow(id, (one) => to.get(one))])
}

function follow(start: string, next: (id: string) => readonly string[] | undefined): Set<string> {
  const found = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    for (const one of next(id) ?? []) waiting.push(one)
  }
  return found
}
