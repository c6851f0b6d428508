type Made = Readonly<{ id: string; from: readonly string[] }>

/** These ids and all that is reached from them, each once, however far. */
export function follow<Id extends string>(
  start: Iterable<Id>,
  next: (id: Id) => readonly Id[] | undefined,
): Set<Id> {
  // A set that grows while it is gone through is gone through to its end.
  const found = new Set(start)
  for (const id of found) for (const one of next(id) ?? []) found.add(one)
  return found
}

/** What is made from each, directly: the ids, by the id that they are made from. */
export function toAfter(nodes: readonly Made[]): ReadonlyMap<string, readonly string[]> {
  const after = new Map<string, string[]>()
  for (const { from } of nodes) for (const one of from) after.set(one, [])
  for (const { id, from } of nodes) for (const one of from) after.get(one)?.push(id)
  return after
}

/** The ids of all that a node is made from, however far; without its own. */
export function listUpstream(node: Made, known: ReadonlyMap<string, Made>): ReadonlySet<string> {
  const found = follow(node.from, (id) => known.get(id)?.from)
  found.delete(node.id)
  return found
}
