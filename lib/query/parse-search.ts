import { TundishError } from '@/lib/errors'

const LONGEST_SEARCH = 4000

/**
 * The part of an address behind its question mark, as a browser sent it: of a name given twice the first. Throws
 * `bad_report` for what is no text, or too long to be an address.
 */
export function parseSearch(search: unknown): Record<string, string> {
  if (typeof search !== 'string' || search.length > LONGEST_SEARCH) {
    throw new TundishError('bad_report', 'The address of this page is too long to be kept.')
  }
  return Object.fromEntries([...new URLSearchParams(search)].reverse())
}
