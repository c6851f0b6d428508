import type { DbOrTransaction } from '@/lib/db'
import { BACK_OFFICE_MEANINGS } from '@/lib/funnel/meanings'
import { findPersons, listTiedTo } from '../identify/ties'

/**
 * Every id of the person that an id is of: those that are tied to it by the rule (a device that several people used is of the one
 * whom it was first tied to), and guests that were read as this person and whose rows are all theirs, whichever of them is asked. The id itself is in it.
 */
export async function findOwnIds(tx: DbOrTransaction, id: string): Promise<string[]> {
  const own = new Set<string>()
  let asked = [id]
  while (asked.length > 0) {
    const tied = await listTiedByRule(tx, asked)
    const read = await listReadAs(tx, [...asked, ...tied])
    const found = [...new Set([...asked, ...tied, ...read])].filter((one) => !own.has(one))
    for (const one of found) own.add(one)
    asked = found
  }
  return [...own]
}

async function listTiedByRule(tx: DbOrTransaction, ids: readonly string[]): Promise<string[]> {
  const persons = await findPersons(tx, ids)
  const wanted = new Set(ids.map((id) => persons.get(id) ?? id))
  const near = await listTiedTo(tx, [...ids, ...wanted])
  const personOf = await findPersons(tx, near)
  return near.filter((one) => wanted.has(personOf.get(one) ?? one))
}

/** Of guests and those whom they were read as, the other: a guest's events are all counted for that person, and the shop does not know it by name. */
async function listReadAs(tx: DbOrTransaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with pair as ( -- a guest, and somebody for whom an event of theirs is counted
      select distinct event.given_user_id as guest, event.user_id as person
      from event
      where (event.user_id = any (${ids}::text[]) or event.given_user_id = any (${ids}::text[]))
        and event.given_user_id <> event.user_id
        and not exists (
          select 1 from event_meaning
          where type = event.type and meaning = any (${[...BACK_OFFICE_MEANINGS]}::text[])
        )
    ), own as ( -- of those whose events are all of one person
      select guest, person
      from pair
      where not exists (select 1 from "user" where id = guest)
        and not exists (select 1 from event where event.user_id = guest)
        and not exists (select 1 from event where event.given_user_id = guest and event.user_id <> person)
    )
    select guest as id from own
    union
    select person from own`
  return rows.map((row) => row.id)
}
