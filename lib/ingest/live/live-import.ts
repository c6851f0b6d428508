import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { listMeanings, setMeaningsOfMapping } from '@/lib/store/event-meanings'
import { startImport } from '@/lib/store/runs/imports'
import { getLastMapping } from '@/lib/store/source-mappings'
import type { FileCounts } from '../file-counts'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping } from '../shapes/to-row'
import { LinesTaken } from '../source/ids/lines-taken'
import { type Batch, type Storing, storeBatch } from '../source/store-source'
import { startTelling, type Telling } from '../source/write-source-rows'
import { claimForRealData } from '../tables/run-import'
import { toTimeLimits } from '../time-limits'
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

/** What is known of the source of a key while its events come: by which mapping they are understood, and what was said of products and people. */
export type LiveSource = Readonly<{
  name: string
  number: number
  mapping: Mapping
  told: Telling
}>

/** As it was before where its mapping is the same still. A version that is new here says what its names mean. */
export async function readLiveSource(
  db: Db,
  { sourceId, name }: LiveKey,
  before: LiveSource | undefined,
): Promise<LiveSource> {
  const last = await getLastMapping(db, sourceId)
  if (!last) throw new TundishError('bad_setting', `The source ${name} has no mapping that can be used.`)
  const { number, mapping } = last
  if (before?.number === number) return before
  // The demo takes what its names mean along.
  await claimForRealData(db)
  await db.$transaction((tx) => setMeaningsOfMapping(tx, { sourceId, number }, mapping.meanings))
  return { name, number, mapping, told: startTelling() }
}

/** How records are understood that come now. */
export function toUnderstand({ mapping }: LiveSource, now: Date, firstDay: string) {
  return compileMapping(mapping, toTimeLimits(now, firstDay))
}

/**
 * Stores events that came, in one transaction, as of the import of this day: the first one of an id stands, and lines of orders
 * are stored with them, since nothing comes later that completes them.
 */
export async function storeLive(db: Db, key: LiveKey, source: LiveSource, batch: Batch): Promise<FileCounts> {
  const meanings = new Map((await listMeanings(db)).map(({ type, meaning }) => [type, meaning]))
  const lines = new LinesTaken(source.mapping.products !== null)
  const importId = await openDay(db, key, source)
  const storing: Storing = {
    reading: { meanings, lines, idOf: ({ id }) => id ?? '' },
    told: source.told,
    choose: leaveOutKnown,
    afterwards: async (tx, counts) => {
      await storeOrderLines(tx, importId, { isWhole: false })
      await noteLive(tx, importId, key, counts)
    },
  }
  return storeBatch(db, importId, source.name, batch, storing)
}

/** The import of a source that takes what comes today (UTC); another one where that was undone. */
async function openDay(
  db: Db,
  { sourceId, createdBy }: LiveKey,
  { name, number }: LiveSource,
): Promise<bigint> {
  const today = await findDay(db, sourceId)
  if (today !== null) return today
  return startImport(db, name, 'live', {
    sourceId,
    mappingNumber: number,
    bytesTotal: 0n,
    askedBy: createdBy,
  })
}

async function findDay(db: Db, sourceId: bigint): Promise<bigint | null> {
  const [day] = await db.$queryRaw<{ id: bigint }[]>`
    select id
    from import_run
    where source_id = ${sourceId} and undo_begun_at is null
      and (started_at at time zone 'UTC')::date = (now() at time zone 'UTC')::date
    order by id desc
    limit 1`
  return day?.id ?? null
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
