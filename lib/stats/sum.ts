/** What numbers come to, added in their order. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The same of what each of some things has. */
export function sumOf<Thing>(things: readonly Thing[], of: (thing: Thing, place: number) => number): number {
  return sum(things.map(of))
}

/** Things by what they have in common, in the order in which it first occurs. */
export function groupBy<Thing, Key>(
  things: readonly Thing[],
  toKey: (thing: Thing) => Key,
): ReadonlyMap<Key, readonly Thing[]> {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    const known = groups.get(toKey(thing))
    if (known) known.push(thing)
    else groups.set(toKey(thing), [thing])
  }
  return groups
}
