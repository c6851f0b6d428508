import type { DbOrTransaction } from '@/lib/db'
import { rowsSql } from '../write/rows-sql'

// Ids of one person: an anonymous one is tied to the one by which the source knows the person later, one id to another.
// An id is whoever it was first tied to, by the source's own time, whatever came in first here.

/** Whoever was `from` is `to`, as the source said at that time. */
export type Tie = Readonly<{ from: string; to: string; at: Date }>

/** Stores ties, each with the first time that an import said it. Returns the ids that may be somebody else's now. */
export async function storeTies(
  tx: DbOrTransaction,
  ties: readonly Tie[],
  importId: bigint,
): Promise<string[]> {
  const rows = ties.flatMap(({ from, to, at }) =>
    from === to ? [] : [{ fromId: from, toId: to, tiedAt: at }],
  )
  if (rows.length === 0) return []
  const changed = await tx.$queryRaw<{ from_id: string }[]>`
    insert into id_tie (from_id, to_id, tied_at, import_id)
    select from_id, to_id, min(tied_at), ${importId}
    from ${rowsSql(rows, { fromId: 'text', toId: 'text', tiedAt: 'timestamptz' })}
    group by from_id, to_id
    on conflict (from_id, to_id, import_id) do update
    set tied_at = excluded.tied_at
    where excluded.tied_at < id_tie.tied_at
    returning from_id`
  return listTiedTo(
    tx,
    changed.map(({ from_id }) => from_id),
  )
}

/** These ids, and all that are tied to them, over others too. */
export async function listTiedTo(tx: DbOrTransaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive tied as ( -- an id that is, or may be, one of those asked
      select id
      from unnest(${[...new Set(ids)]}::text[]) as asked (id)
      union
      select id_tie.from_id
      from tied
      join id_tie on id_tie.to_id = tied.id
    )
    select id from tied`
  return rows.map(({ id }) => id)
}

/** Whose each of these ids is; those that are tied to none are not in it. */
export async function findPersons(tx: DbOrTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ from: string; to: string; at: Date }[]>`
    with recursive reached as ( -- an id asked, or one that such an id is tied to
      select id
      from unnest(${[...new Set(ids)]}::text[]) as asked (id)
      union
      select id_tie.to_id
      from reached
      join id_tie on id_tie.from_id = reached.id
    )
    select from_id as "from", to_id as "to", min(tied_at) as at
    from reached
    join id_tie on id_tie.from_id = reached.id
    group by from_id, to_id`
  return toPersons(ids, rows)
}

/**
 * The rule: of several ties of an id the first counts, of those of one moment that to the smaller id; around a circle the smallest
 * id of it.
 */
export function toPersons(ids: readonly string[], ties: readonly Tie[]): Map<string, string> {
  const first = new Map<string, Tie>()
  for (const tie of ties) {
    const before = first.get(tie.from)
    if (!before || isBefore(tie, before)) first.set(tie.from, tie)
  }
  const persons = new Map<string, string>()
  for (const id of ids) {
    const person = follow(id, first)
    if (person !== id) persons.set(id, person)
  }
  return persons
}

function isBefore(tie: Tie, other: Tie): boolean {
  const apart = tie.at.getTime() - other.at.getTime()
  return apart < 0 || (apart === 0 && tie.to < other.to)
}

function follow(id: string, first: ReadonlyMap<string, Tie>): string {
  const way = [id]
  for (let tie = first.get(id); tie; tie = first.get(tie.to)) {
    const again = way.indexOf(tie.to)
    if (again >= 0) return way.slice(again).reduce((least, next) => (next < least ? next : least))
    way.push(tie.to)
  }
  return way.at(-1) ?? id
}
