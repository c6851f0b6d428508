const LONGEST = 31

/**
 * Names that spreadsheets take for sheets, one each and in their order: at most 31 characters, none that they forbid,
 * no two alike (they do not tell case apart), none empty, and not `History`, which is theirs.
 */
export function toSheetNames(names: readonly string[]): string[] {
  const taken = new Set(['history'])
  return names.map((name) => {
    const wanted = clean(name)
    const free = taken.has(wanted.toLowerCase()) ? numbered(wanted, taken) : wanted
    taken.add(free.toLowerCase())
    return free
  })
}

/** No apostrophe at either end, and no character cut through. */
function clean(name: string): string {
  const plain = name.replace(/[[\]/\\:*?\p{Cc}\p{Cs}]+/gu, ' ').replace(/^['\s]+/, '')
  return shorten(plain, LONGEST) || 'Sheet'
}

function shorten(text: string, longest: number): string {
  const cut = text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
  return cut.replace(/['\s]+$/, '')
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`
    const candidate = `${shorten(name, LONGEST - end.length)}${end}`
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}
