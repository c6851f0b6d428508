import type { Column } from './columns'
import type { RoleWords } from './role-words'

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
    const found = columns
      .filter(({ words: called }) => name.test(called) && !words.not.test(called.replace(name, ' ')))
      .filter(mayBe)
      .toSorted((a, b) => b.rows.length - a.rows.length)
    if (found[0]) return found[0]
  }
  return null
}
