import type { DbOrTransaction } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { findPersons, listTiedTo } from '../identify/ties'

/**
 * Every id of the person that an id is of: those that are tied to it by the rule (a device that several people used is of the one
 * whom it was first tied to), and guests that were read as this person and whose rows are all theirs. The id itself is in it.
 */
export async function findOwnIds(tx: DbOrTransaction, id: string): Promise<string[]> {
  const own = new Set<string>()
  let asked = [id]
  while (asked.length > 0) {
    const tied = await listTiedByRule(tx, asked)
    const guests = await listOwnGuests(tx, tied)
    const found = [...new Set([...asked, ...tied, ...guests])].filter((one) => !own.has(one))
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

/** Ids whose events are counted for these alone, and that the shop does not know by name. */
async function listOwnGuests(tx: DbOrTransaction, ids: readonly string[]): Promise<string[]> {
  const given = await tx.$queryRaw<{ id: string }[]>`
    select distinct given_user_id as id
    from event
    where user_id = any (${ids}::text[])
      and given_user_id is not null
      and not given_user_id = any (${ids}::text[])
      and not ${isBackOfficeSql()}`
  const guests = given.map(({ id }) => id)
  if (guests.length === 0) return []
  const others = await tx.$queryRaw<{ id: string }[]>`
    select id from "user" where id = any (${guests}::text[])
    union
    select given_user_id from event where given_user_id = any (${guests}::text[]) and not user_id = any (${ids}::text[])
    union
    select user_id from event where user_id = any (${guests}::text[])`
  const isOther = new Set(others.map(({ id }) => id))
  return guests.filter((id) => !isOther.has(id))
}
