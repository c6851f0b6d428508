import type { DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { NOBODY } from '../source/split-rows'
import { findOwnIds } from './find-own-ids'

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
