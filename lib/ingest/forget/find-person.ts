import type { DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { findPersons, listTiedTo } from '../identify/ties'
import { NOBODY } from '../source/split-rows'

/** Every id of a person, and the ids of all their orders. */
export type Person = Readonly<{ ids: readonly string[]; orders: readonly string[] }>

/** The person that an id is of, whichever of theirs it is. Throws `bad_parameter` where nothing is stored of them. */
export async function findPerson(db: DbOrTransaction, id: string): Promise<Person> {
  const ids = await findOwnIds(db, id)
  if (id === NOBODY || !(await isKnown(db, ids)))
    throw new TundishError('bad_parameter', `Nothing is stored of a user ${quote(id)}.`)
  const orders = await db.$queryRaw<{ id: string }[]>`
    select id from "order" where user_id = any (${ids}::text[]) or given_user_id = any (${ids}::text[])`
  return { ids, orders: orders.map((order) => order.id) }
}

async function isKnown(db: DbOrTransaction, ids: readonly string[]): Promise<boolean> {
  const [known] = await db.$queryRaw<{ is: boolean }[]>`
    select exists (select 1 from event where user_id = any (${ids}::text[]))
      or exists (select 1 from event where given_user_id = any (${ids}::text[]))
      or exists (select 1 from event where anonymous_id = any (${ids}::text[]))
      or exists (select 1 from "order" where user_id = any (${ids}::text[]) or given_user_id = any (${ids}::text[]))
      or exists (select 1 from "user" where id = any (${ids}::text[]))
      or exists (select 1 from id_tie where from_id = any (${ids}::text[]) or to_id = any (${ids}::text[]))
      or exists (select 1 from session_path where user_id = any (${ids}::text[])) as is`
  return known?.is ?? false
}

/**
 * Every id of the person that an id is of: those that are tied to it by the rule (a device that several people used is of the one
 * whom it was first tied to), and guests that were read as this person and whose rows are all theirs, whichever of them is asked. The id itself is in it.
 */
async function findOwnIds(tx: DbOrTransaction, id: string): Promise<string[]> {
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
        and not ${isBackOfficeSql()}
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
