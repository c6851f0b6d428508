import type { Column } from '../columns'
import type { RoleWords } from './role-words'

/** Names that say something only with the name of what they are within: the `id` of an `order`. */
const BARE = /^(id|ids|uuid|key|nr|no|number|code|sku|name|title|type|total|value|amount|price|quantity)$/

function toOwnName({ words }: Column): string {
  return words
}

function toNameWithin({ words, longWords }: Column): string {
  return BARE.test(words) ? longWords : ''
}

function isCalled(called: string, name: RegExp, not: RegExp): boolean {
  return called !== '' && name.test(called) && !not.test(called.replace(name, ' '))
}

/**
 * The column that is called so and whose values may be so, the best name first, of equal names the one that says more; null
 * where there is none.
 */
export function findRole(
  columns: readonly Column[],
  words: RoleWords,
  mayBe: (column: Column) => boolean = () => true,
): Column | null {
  for (const name of words.names) {
    for (const toName of [toOwnName, toNameWithin]) {
      const found = columns
        .filter((column) => isCalled(toName(column), name, words.not))
        .filter(mayBe)
        .toSorted((a, b) => b.rows.length - a.rows.length)
      if (found[0]) return found[0]
    }
  }
  return null
}
