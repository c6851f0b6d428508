/** Those of some names that look most like a text: the most pairs of letters in common first (Dice), ties in their order. */
export function toNearest<Name extends string>(
  text: string,
  names: readonly Name[],
  most: number,
): readonly Name[] {
  const pairs = toPairs(text)
  const likeness = (name: string) => {
    const others = toPairs(name)
    const common = [...others].filter((pair) => pairs.has(pair)).length
    return (2 * common) / (pairs.size + others.size || 1)
  }
  return names.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, most)
}

function toPairs(text: string): ReadonlySet<string> {
  const letters = ` ${text.toLowerCase().slice(0, 200)} `
  return new Set(Array.from({ length: letters.length - 1 }, (_, index) => letters.slice(index, index + 2)))
}
