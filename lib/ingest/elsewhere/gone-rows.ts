import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { settleOrders, settleTied } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import { listTiedTo } from '../identify/ties'
import type { SplitRows } from '../source/split-rows'
import { TRANSACTION } from '../tables/store-file'
import { rowsSql } from '../write/rows-sql'
import { dropStaged } from '../write/staged-rows'
import { takeEventsOut } from '../write/take-events-out'
import { toBatches } from '../write/write-result'

// What a source elsewhere no longer has, after all of it was read: what imports of it brought and this one did not meet.

/** Under which names `complete_row` keeps the ids of what was met. */
const EVENTS = 'source event'
const ORDERS = 'source order'
const TIES = 'source tie'

/** Between both ids of a tie, where it is kept as one. */
const BETWEEN = '\u001f'

/** Keeps the ids of rows that are there, for `takeGoneRows`. Call it in the transaction that stores them. */
export async function stageMet(tx: DbOrTransaction, importId: bigint, rows: SplitRows): Promise<void> {
  const met = [
    [EVENTS, rows.events.map(({ id }) => id)],
    [ORDERS, [...rows.orders.map(({ id }) => id), ...rows.lines.map(({ orderId }) => orderId)]],
    [TIES, rows.ties.map(({ from, to }) => `${from}${BETWEEN}${to}`)],
  ] as const
  for (const [name, ids] of met) {
    await tx.$executeRaw`
      insert into complete_row (import_id, table_name, id)
      select distinct ${importId}::bigint, ${name}, id
      from unnest(${ids}::text[]) as given (id)
      on conflict do nothing`
  }
}

type Gone = Readonly<{ eventIds: readonly string[]; orderIds: readonly string[] }>

/** So many may be gone at once, whatever their share. */
const FEW = 100

/**
 * Takes out what is gone, and settles what that decides. Returns how many events and orders. Throws `no_answer` where more
 * than half of what came from the source, and more than a hundred, would go at once: then nothing goes.
 */
export async function takeGoneRows(
  db: Db,
  { importId, sourceId, name, acceptGone }: GoneOptions,
): Promise<number> {
  const { known, ...gone } = await listGone(db, importId, sourceId)
  const count = gone.eventIds.length + gone.orderIds.length
  if (count > FEW && count * 2 > known && !acceptGone) throw tooMany(name, count, known)
  for (const ids of toBatches(gone.eventIds)) await db.$transaction((tx) => takeEvents(tx, ids), TRANSACTION)
  for (const ids of toBatches(gone.orderIds)) await db.$transaction((tx) => takeOrders(tx, ids), TRANSACTION)
  await db.$transaction((tx) => takeTies(tx, importId, sourceId), TRANSACTION)
  await db.$transaction((tx) => dropStaged(tx, 'complete_row', importId), TRANSACTION)
  return count
}

type GoneOptions = Readonly<{ importId: bigint; sourceId: bigint; name: string; acceptGone: boolean }>

async function listGone(db: Db, importId: bigint, sourceId: bigint): Promise<Gone & { known: number }> {
  const ofSource = Prisma.sql`import_id in (select id from import_run where source_id = ${sourceId})`
  // `except` sorts or hashes whatever is known of the tables; a join is planned as if what was just stored were nothing.
  const missed = (table: Prisma.Sql, name: string) => Prisma.sql`
      select coalesce(array_agg(id), '{}')
      from (
        select id from ${table} where ${ofSource}
        except
        select id from complete_row where import_id = ${importId} and table_name = ${name}
      ) as gone`
  const [row] = await db.$queryRaw<{ event_ids: string[]; order_ids: string[]; known: number }[]>`
    select (${missed(Prisma.sql`event`, EVENTS)}) as event_ids, (${missed(Prisma.sql`"order"`, ORDERS)}) as order_ids,
      (select count(*) from event where ${ofSource})::int + (select count(*) from "order" where ${ofSource})::int
        as known`
  return { eventIds: row?.event_ids ?? [], orderIds: row?.order_ids ?? [], known: row?.known ?? 0 }
}

/** A refund is called as its event is. */
async function takeEvents(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  await takeEventsOut(tx, ids)
  await tx.$executeRaw`
    with gone as ( -- a refund that is taken out
      delete from refund
      where id = any (${ids}::text[])
      returning user_id, order_id
    )
    insert into stale_order (user_id, order_id)
    select user_id, order_id from gone`
}

async function takeOrders(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  await takeTurn(tx)
  await tx.$executeRaw`
    with gone as ( -- an order that the source has no longer
      delete from "order"
      where id = any (${ids}::text[])
      returning user_id, id
    ),
    gone_item as ( -- an item of such an order
      delete from order_item
      using gone
      where order_item.user_id = gone.user_id and order_item.order_id = gone.id
    )
    insert into dirty_order (user_id, order_id)
    select user_id, id from gone`
  await settleOrders(tx, ids)
}

/** Ties that imports of the source brought and that it says no longer. */
async function takeTies(tx: DbOrTransaction, importId: bigint, sourceId: bigint): Promise<void> {
  await takeTurn(tx)
  const gone = await tx.$queryRaw<{ fromId: string; toId: string; importId: bigint }[]>`
    select from_id as "fromId", to_id as "toId", import_id as "importId"
    from id_tie
    where import_id in (select id from import_run where source_id = ${sourceId})
      and from_id || ${BETWEEN} || to_id not in (
        select id from complete_row where import_id = ${importId} and table_name = ${TIES}
      )`
  if (gone.length === 0) return
  await tx.$executeRaw`
    delete from id_tie
    using ${rowsSql(gone, { fromId: 'text', toId: 'text', importId: 'bigint' }, 'gone')}
    where (id_tie.from_id, id_tie.to_id, id_tie.import_id) = (gone.from_id, gone.to_id, gone.import_id)`
  const fromIds = gone.map(({ fromId }) => fromId)
  await settleTied(tx, await listTiedTo(tx, fromIds))
}

function tooMany(name: string, count: number, known: number): TundishError {
  return new TundishError(
    'no_answer',
    `The source ${name} lacks ${formatCount(count)} of the ${formatCount(known)} events and orders that came from it; more than half gone at once is taken for a mistake, and none of them was taken out. Where they are gone indeed: tundish sources read ${JSON.stringify(name)} --full --yes`,
  )
}
