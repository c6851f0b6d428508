import { parseFilter, writeFilter } from './filter'

/** What is no filter of its own, by its name in addresses: the rest of what is asked about, and of a product the other products of its category. */
const REST = ['others', 'category'] as const

type Rest = (typeof REST)[number]

/** A name of REST, or a filter as it is written; null for neither. */
export function parseAgainst(text: string): string | null {
  if (isRest(text)) return text
  const filter = parseFilter(text)
  return filter && writeFilter(filter)
}

/** Whether it is no filter of its own. */
export function isRest(text: string): text is Rest {
  return REST.some((name) => name === text)
}
