/** Blanks that have a sign of their own; all else that cannot be seen is told by its number. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '␠',
  '\t': '⇥',
  '\n': '↵',
  '\r': '␍',
  '\u00a0': '⍽',
}

/** Ordinary blanks that a page would swallow, and what has no shape. Joiners between letters of other scripts have one. */
const UNSEEN =
  /^ +| +$| {2,}|[\p{Cc}\p{Zl}\p{Zp}]|(?! )\p{Zs}|(?![\u200c\u200d])\p{Cf}|(?<=^|[\p{Script=Latin}\p{N}\p{P}\s])[\u200c\u200d]/gu

/** A name from outside as people can read it: what of it cannot be seen is shown by a sign. `Moss ` is `Moss␠`. */
export function formatName(name: string): string {
  return name.replace(UNSEEN, (found) => [...found].map((one) => SIGNS[one] ?? toNumber(one)).join(''))
}

/** What a product is called, and its id, which alone tells it from all others. */
export type NamedProduct = Readonly<{ id: string; name: string }>

/**
 * What people read for each product, by its id: its name, and the id beside it where another product looks the same or
 * `shared` says that one does. `shared` holds names as `toLook` has them.
 */
export function toLabels(
  products: readonly NamedProduct[],
  shared: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  const alike = new Set<string>()
  for (const { id, name } of products) {
    const look = toLook(name)
    if ((first.get(look) ?? id) !== id) alike.add(look)
    first.set(look, id)
  }
  return new Map(
    products.map(({ id, name }) => {
      const look = toLook(name)
      const label = formatName(name)
      return [id, alike.has(look) || shared.has(look) ? `${label} (${formatName(id)})` : label]
    }),
  )
}

/** The same for names that look the same: é is one character or two. */
export function toLook(name: string): string {
  return formatName(name).normalize('NFC')
}

function toNumber(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}
