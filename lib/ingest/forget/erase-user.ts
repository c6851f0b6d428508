import type { Db, DbOrTransaction } from '@/lib/db'
import { formatList } from '@/lib/format/format-list'
import { formatMany } from '@/lib/format/format-many'
import { getOrderTypes } from '@/lib/store/event-meanings'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { type Actor, addAuditEntry } from '@/lib/store/members/audit'
import { settleTied } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import { listTiedTo } from '../identify/ties'
import { takeOrdersAway } from '../source/take-orders'
import { TRANSACTION } from '../tables/store-file'
import { settleChanges } from '../write/settle-changes'
import { takeAway } from '../write/take-events'
import { BATCH_ROWS } from '../write/write-result'
import { eraseTexts } from './erase-texts'
import { findPerson, type Person } from './find-person'
import { listCounts } from './foresee-erasure'
import { keepErased } from './kept-out'

/** What went with a person. */
export type Erased = Readonly<{
  /** How many ids they had. */
  ids: number
  events: number
  orders: number
  refunds: number
  rejects: number
  /** Frozen copies that name an id of theirs or of an order: they stay as they are. */
  frozenLinks: number
  /** Of the id that was asked about, by the key of the database: it tells nobody who it was. */
  fingerprint: string
}>

/**
 * Takes a person away for good: every id that is theirs, with events, orders, refunds, history, refused rows and what tests kept of
 * them; from then on rows of these ids are refused. Their sessions are marked, so that the next refresh counts without them;
 * does not refresh. Goes on where it was cut off when it is called again. Throws `bad_parameter` where nobody has that id.
 */
export async function eraseUser(
  db: Db,
  id: string,
  { actor = COMMAND_LINE }: Readonly<{ actor?: Actor }> = {},
): Promise<Erased> {
  const { ids, orders, fingerprint } = await db.$transaction((tx) => begin(tx, id), TRANSACTION)
  let events = 0
  for (;;) {
    const gone = await db.$transaction((tx) => takeEvents(tx, ids, orders), TRANSACTION)
    if (gone === 0) break
    events += gone
  }
  return db.$transaction(async (tx) => {
    await takeTurn(tx)
    const refunds = await takeRows(tx, ids, orders)
    const texts = await eraseTexts(tx, [...ids, ...orders])
    const erased = { ids: ids.length, events, orders: orders.length, refunds, ...texts, fingerprint }
    await addAuditEntry(tx, actor, {
      action: 'user-erased',
      subject: `fingerprint ${fingerprint}`,
      detail: sayGone(erased),
    })
    return erased
  }, TRANSACTION)
}

/** What went, and what is left to do. */
export function sayErased(erased: Erased): string {
  const { frozenLinks } = erased
  const frozen =
    frozenLinks === 0
      ? ''
      : ` ${formatMany(frozenLinks, 'frozen link')} ${frozenLinks === 1 ? 'names' : 'name'} an id of theirs and ${frozenLinks === 1 ? 'stays as it was: revoke it' : 'stay as they were: revoke them'} where that may not be.`
  return `Erased: ${sayGone(erased)} have gone, and their sessions are counted no longer.${frozen}`
}

/** `2 ids, 6 events and 1 order`. */
function sayGone({ ids, events, orders }: Pick<Erased, 'ids' | 'events' | 'orders'>): string {
  return formatList(listCounts({ id: ids, event: events, order: orders }))
}

/** From now on nothing of theirs is stored. */
async function begin(tx: DbOrTransaction, id: string): Promise<Person & Readonly<{ fingerprint: string }>> {
  await takeTurn(tx)
  const person = await findPerson(tx, id)
  const [fingerprint = ''] = await keepErased(tx, { users: [id, ...person.ids], orders: person.orders })
  return { ...person, fingerprint }
}

/** Events that they gave, that are counted for them, and that are of their orders. */
async function takeEvents(
  tx: DbOrTransaction,
  ids: readonly string[],
  orders: readonly string[],
): Promise<number> {
  await takeTurn(tx)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from event where user_id = any (${ids}::text[])
    union
    select id from event where given_user_id = any (${ids}::text[])
    union
    select id from event where order_id = any (${orders}::text[])
    limit ${BATCH_ROWS}`
  if (rows.length === 0) return 0
  const gone = await takeAway(
    tx,
    rows.map((row) => row.id),
  )
  await settleChanges(tx, [], gone, await getOrderTypes(tx))
  return gone.length
}

/** All that is no event. Returns how many refunds. */
async function takeRows(
  tx: DbOrTransaction,
  ids: readonly string[],
  orders: readonly string[],
): Promise<number> {
  const refunds = await tx.$executeRaw`
    with gone as ( -- a refund that is taken out
      delete from refund
      where user_id = any (${ids}::text[]) or order_id = any (${orders}::text[])
      returning user_id, order_id
    )
    insert into stale_order (user_id, order_id)
    select user_id, order_id from gone`
  const addresses = await tx.$queryRaw<{ address_id: string }[]>`
    select address_id from "user" where id = any (${ids}::text[]) and address_id is not null
    union
    select address_id from "order" where id = any (${orders}::text[]) and address_id is not null`
  const kept = await tx.$queryRaw<{ userId: string; id: string }[]>`
    select user_id as "userId", id from "order" where id = any (${orders}::text[])`
  await takeOrdersAway(tx, kept)
  await tx.$executeRaw`
    with gone as ( -- a version of an order of theirs
      delete from order_snapshot
      where user_id = any (${ids}::text[])
      returning user_id, id
    )
    insert into stale_order (user_id, order_id)
    select distinct user_id, id from gone`
  await tx.$executeRaw`delete from unseen_order where order_id = any (${orders}::text[])`
  await tx.$executeRaw`delete from "user" where id = any (${ids}::text[])`
  await takeAddresses(
    tx,
    addresses.map(({ address_id }) => address_id),
  )
  const tied = await listTiedTo(tx, ids)
  await tx.$executeRaw`
    delete from id_tie where from_id = any (${ids}::text[]) or to_id = any (${ids}::text[])`
  await settleTied(
    tx,
    tied.filter((one) => !ids.includes(one)),
  )
  await tx.$executeRaw`update event set anonymous_id = null where anonymous_id = any (${ids}::text[])`
  await tx.$executeRaw`delete from untested_session where user_id = any (${ids}::text[])`
  await tx.$executeRaw`
    delete from untested_order where user_id = any (${ids}::text[]) or order_id = any (${orders}::text[])`
  // Also of sessions whose events had gone because they are old.
  await tx.$executeRaw`
    insert into dirty_session (user_id, session_id)
    select user_id, session_id from session_path where user_id = any (${ids}::text[])
    union
    select user_id, session_id from attempt where user_id = any (${ids}::text[])`
  return refunds
}

/** Those of them that nobody else has. */
async function takeAddresses(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  const kept = await tx.$queryRaw<{ address_id: string }[]>`
    select address_id from "user" where address_id = any (${ids}::text[])
    union
    select address_id from "order" where address_id = any (${ids}::text[])`
  const isKept = new Set(kept.map(({ address_id }) => address_id))
  await tx.$executeRaw`delete from address where id = any (${ids.filter((id) => !isKept.has(id))}::text[])`
}
