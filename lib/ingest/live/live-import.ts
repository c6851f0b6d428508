import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { listMeanings, setMeaningsOfMapping } from '@/lib/store/event-meanings'
import { startImport } from '@/lib/store/runs/imports'
import { type ConfirmedMapping, getLastMapping } from '@/lib/store/source-mappings'
import type { FileCounts } from '../file-counts'
import type { SourceRow } from '../shapes/source-row'
import { LinesTaken } from '../source/ids/lines-taken'
import { type Batch, type Storing, storeBatch } from '../source/store-source'
import { startTelling } from '../source/write-source-rows'
import { claimForRealData } from '../tables/run-import'
import { lookUpEventsSql } from '../write/look-up-events'
import { storeOrderLines } from '../write/write-order-items'

/** By what events come: the source that they are of, and which of them it may send (empty: any). */
export type LiveKey = Readonly<{
  id: string
  sourceId: bigint
  name: string
  types: readonly string[]
  createdBy: string
}>

/** How the events of a key are understood from now on: by the mapping of its source that was confirmed last. */
export async function readLiveMapping(db: Db, { sourceId, name }: LiveKey): Promise<ConfirmedMapping> {
  const last = await getLastMapping(db, sourceId)
  if (last) return last
  throw new TundishError('bad_setting', `The source ${name} has no mapping that can be used.`)
}

/**
 * Stores events that came, in one transaction, as of the import of this day: the first one of an id stands, and lines of orders
 * are stored with them, since nothing comes later that completes them.
 */
export async function storeLive(
  db: Db,
  key: LiveKey,
  confirmed: ConfirmedMapping,
  batch: Batch,
): Promise<FileCounts> {
  const importId = await openDay(db, key, confirmed)
  const meanings = new Map((await listMeanings(db)).map(({ type, meaning }) => [type, meaning]))
  const lines = new LinesTaken(confirmed.mapping.products !== null)
  const storing: Storing = {
    reading: { meanings, lines, idOf: ({ id }) => id ?? '' },
    // What was said before may have been taken back since, or its transaction failed.
    told: startTelling(),
    choose: leaveOutKnown,
    afterwards: async (tx, counts) => {
      await storeOrderLines(tx, importId, { isWhole: false })
      await noteLive(tx, importId, key, counts)
    },
  }
  return storeBatch(db, importId, key.name, batch, storing)
}

/**
 * The import of a source that takes what comes today (UTC) by this version of its mapping; another one where that was undone, or
 * the demo stands there now. One that begins says what its names mean.
 */
async function openDay(
  db: Db,
  { sourceId, name, createdBy }: LiveKey,
  { number, mapping }: ConfirmedMapping,
): Promise<bigint> {
  const [today] = await db.$queryRaw<{ id: bigint }[]>`
    select import_run.id
    from import_run
    join refresh_state on data_kind = 'real'
    where source_id = ${sourceId} and mapping_number = ${number} and undo_begun_at is null
      and (started_at at time zone 'UTC')::date = (now() at time zone 'UTC')::date
    order by import_run.id desc
    limit 1`
  if (today) return today.id
  await claimForRealData(db)
  await db.$transaction((tx) => setMeaningsOfMapping(tx, { sourceId, number }, mapping.meanings))
  return startImport(db, name, 'live', {
    sourceId,
    mappingNumber: number,
    bytesTotal: 0n,
    askedBy: createdBy,
  })
}

/** Without those whose id is stored, or came before in the same batch. */
async function leaveOutKnown(tx: DbOrTransaction, rows: readonly SourceRow[]): Promise<readonly SourceRow[]> {
  const ids = rows.flatMap((row) => (row.kind === 'event' ? (row.event.id ?? []) : []))
  const events = await lookUpEventsSql(tx, 'id', Prisma.sql`${ids}::text[]`)
  const known = await tx.$queryRaw<{ id: string }[]>`select id from (${events}) as known`
  const met = new Set(known.map(({ id }) => id))
  return rows.filter((row) => {
    if (row.kind !== 'event' || row.event.id === null) return true
    if (met.has(row.event.id)) return false
    met.add(row.event.id)
    return true
  })
}

/** `stored` is counted where it is stored. */
async function noteLive(
  tx: DbOrTransaction,
  importId: bigint,
  { id }: LiveKey,
  { read, repeated, corrected, rejected }: FileCounts,
): Promise<void> {
  await tx.$executeRaw`
    update import_run
    set rows_read = rows_read + ${read}, repeated = repeated + ${repeated}, corrected = corrected + ${corrected},
      rejected = rejected + ${rejected}, finished_at = now()
    where id = ${importId}`
  await tx.$executeRaw`update write_key set last_used_at = now() where id = ${BigInt(id)}`
}
