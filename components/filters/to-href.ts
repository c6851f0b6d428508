import { type RawParameters, readFirst } from '@/lib/query/request/parse-parameters'

/** The same address with some parameters changed; null takes one away. Of a name given twice the first counts. */
export function toHref(
  path: string,
  raw: RawParameters,
  changes: Readonly<Record<string, string | null>>,
): string {
  const search = new URLSearchParams()
  for (const name of Object.keys(raw)) {
    const text = readFirst(raw, name)
    if (text !== undefined && !Object.hasOwn(changes, name)) search.set(name, text)
  }
  for (const [name, text] of Object.entries(changes)) if (text !== null) search.set(name, text)
  const query = search.toString()
  return query === '' ? path : `${path}?${query}`
}
