import type { Column } from '../columns'
import { compileLike } from '../fields/like'
import type { Mapping } from '../mapping'
import { PAGE_PATTERNS, PRODUCT_FOLDERS } from './address-patterns'
import { listSome, shareOf } from './column-facts'
import { toMeanings } from './event-words'

const PATTERNS = PAGE_PATTERNS.map((pattern) => ({ ...pattern, isLike: compileLike(pattern.like) }))

/** The patterns that addresses of a column are like, as a mapping names events by them. */
export function findPageSteps(url: Column): Mapping['namedBy'] {
  const found = new Map<string, string>()
  for (const text of new Set(listSome(url))) {
    const pattern = PATTERNS.find(({ isLike }) => isLike(text))
    if (pattern) found.set(pattern.like, pattern.name)
  }
  return PAGE_PATTERNS.filter(({ like }) => found.has(like)).map(({ like, name }) => ({
    field: url.path,
    like,
    name,
  }))
}

/** How many steps the names of patterns are. */
export function countSteps(names: Iterable<string>): number {
  return new Set(Object.values(toMeanings(names))).size
}

/** What most often stands before a product in the addresses of a column; null where nothing does. */
export function toFolder(url: Column): string | null {
  const counted = PRODUCT_FOLDERS.map((folder) => ({
    folder,
    share: shareOf(url, (text) => text.includes(folder)),
  }))
  const best = counted.toSorted((a, b) => b.share - a.share)[0]
  return best && best.share > 0 ? best.folder : null
}
