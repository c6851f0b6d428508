type Made = Readonly<{ id: string; from: readonly string[] }>

/** The ids of all that a node is made from, however far; without its own. */
export function listUpstream(node: Made, known: ReadonlyMap<string, Made>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...node.from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || id === node.id) continue
    found.add(id)
    for (const before of known.get(id)?.from ?? []) waiting.push(before)
  }
  return found
}
