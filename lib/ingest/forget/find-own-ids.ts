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
    with guest as materialized ( -- somebody whose events are counted for another, one of the two asked for
      select distinct given_user_id as id
      from event
      where (user_id = any (${ids}::text[]) or given_user_id = any (${ids}::text[]))
        and given_user_id <> user_id
        and type not in (select type from event_meaning where meaning = any (${[...BACK_OFFICE_MEANINGS]}::text[]))
    ), known as materialized ( -- one of them who has rows of their own
      select id from "user" where id in (select id from guest)
      union
      select user_id from event where user_id in (select id from guest)
    ), own as materialized ( -- one of the others whose events are all of one person
      select given_user_id as guest, min(user_id) as person
      from event
      where given_user_id in (select id from guest) and given_user_id not in (select id from known)
      group by given_user_id
      having min(user_id) = max(user_id)
    )
    select guest as id from own
    union
    select person from own`
  return rows.map((row) => row.id)
}
