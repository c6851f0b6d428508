/**
 * Names of columns, each another: a blank one is `column_N`, counted from 1, one that comes again has ` 2`, ` 3` ... behind it.
 */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((field, index) => {
    const said = field.trim()
    // A field of this name would be none.
    const name = said === '' || said === '__proto__' ? `column_${index + 1}` : said
    let unique = name
    for (let times = 2; taken.has(unique); times += 1) unique = `${name} ${times}`
    taken.add(unique)
    return unique
  })
}
