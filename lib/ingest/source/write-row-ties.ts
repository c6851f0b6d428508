import type { DbOrTransaction } from '@/lib/db'
import type { Tie } from '../identify/ties'
import { rowsSql } from '../write/rows-sql'
import { writeTies } from '../write/write-ties'
import type { RowTie } from './split-rows'
import type { Told } from './told'

/**
 * Stores the ties that rows say and nobody stored before: of an event that is known with both ids the tie is known, and of a row
 * that says nothing else where the same was said of that time or an earlier one. Returns how many rows that say nothing else
 * were new. Call it in a transaction, before the events are stored.
 */
export async function writeRowTies(
  tx: DbOrTransaction,
  ties: readonly RowTie[],
  importId: bigint,
  told: Told,
): Promise<number> {
  const unsaid = ties.filter((tie) => !isSaid(tie, told))
  if (unsaid.length === 0) return 0
  const known = new Set(await listKnown(tx, unsaid))
  const anew = unsaid.filter((_, place) => !known.has(place))
  await writeTies(tx, anew, importId)
  for (const tie of anew) if (!isSaid(tie, told)) told.add(keyOf(tie), tie.at.toISOString())
  return new Set(anew.filter(({ eventId }) => eventId === null).map(keyOf)).size
}

/** Whether this import stored it by now, of that time or an earlier one. */
function isSaid(tie: RowTie, told: Told): boolean {
  const at = told.get(keyOf(tie))
  return at !== undefined && at <= tie.at.toISOString()
}

function keyOf({ from, to }: Tie): string {
  return JSON.stringify([from, to])
}

/** The places of those that are known. */
async function listKnown(tx: DbOrTransaction, ties: readonly RowTie[]): Promise<number[]> {
  const rows = ties.map(({ from, to, at, eventId }, place) => ({
    place,
    eventId,
    fromId: from,
    toId: to,
    tiedAt: at,
  }))
  const known = await tx.$queryRaw<{ place: number }[]>`
    with given as ( -- a tie as it came
      select *
      from ${rowsSql(rows, { place: 'int', eventId: 'text', fromId: 'text', toId: 'text', tiedAt: 'timestamptz' })}
    )
    select place
    from given
    join event on event.id = given.event_id
      and event.anonymous_id = given.from_id
      and coalesce(event.given_user_id, event.user_id) = given.to_id
    union
    select place
    from given
    join id_tie on id_tie.from_id = given.from_id and id_tie.to_id = given.to_id and id_tie.tied_at <= given.tied_at
    where given.event_id is null`
  return known.map(({ place }) => place)
}
