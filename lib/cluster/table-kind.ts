/**
 * Where the rows of a table lie on a cluster: `distributed` by user, beside all else of that user; `reference`, all of them on every
 * node, because facts are joined with them; `local`, on the coordinator alone.
 */
export type TableKind = 'distributed' | 'reference' | 'local'

const REFERENCE: ReadonlySet<string> = new Set(['product', 'promo', 'address', 'event_meaning', 'id_tie'])

/** Keyed by the user alone, under another name. */
const USERS = 'user'

/** Of a table by the columns of its primary key, in their order: one of facts is known by a key that begins with the user. */
export function toTableKind(name: string, key: readonly string[]): TableKind {
  if (name === USERS || key[0] === 'user_id') return 'distributed'
  return REFERENCE.has(name) ? 'reference' : 'local'
}

/** The column by which a distributed table is. */
export function toDistributionColumn(name: string): string {
  return name === USERS ? 'id' : 'user_id'
}
