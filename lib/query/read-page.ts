/** The page of a list that an address asks for, from 1 on; the first for whatever is no number. */
export function readPage({ page }: Readonly<{ page?: unknown }>): number {
  return typeof page === 'string' && /^\d{1,6}$/.test(page) ? Math.max(1, Number(page)) : 1
}
