import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { setMeaningsOfMapping } from '@/lib/store/event-meanings'
import { forgetImport, noteImport, startImport } from '@/lib/store/runs/imports'
import { positionSchema, postgresSettingsSchema } from '@/lib/store/source-settings'
import { type SourceElsewhere, setPosition } from '@/lib/store/sources'
import type { FileCounts } from '../file-counts'
import { finishStored } from '../source/run-source-import'
import { startStoring, storeLines } from '../source/store-source'
import { claimForRealData } from '../tables/run-import'
import { toTimeLimits } from '../time-limits'
import { dropLeftOver } from '../write/staged-rows'
import { stageMet, takeGoneRows } from './gone-rows'
import { type Warehouse, withWarehouse } from './open-warehouse'
import { type Described, describeSource, type Reached, readRows, toNextCursor, toSince } from './read-rows'
import { readUrl, type UrlSettings } from './source-url'

export type ReadOptions = Readonly<{
  settings: UrlSettings & Readonly<{ firstDay: string }>
  /** Everything again, and what is not there any more goes. */
  isFull: boolean
  /** Also where more than half would go. */
  acceptGone: boolean
  askedBy: string
}>

/** What a source gave; `problems`: sentences about what could not be read or done. */
export type SourceRead = Readonly<{ counts: FileCounts; problems: readonly string[] }>

/**
 * Reads what is new of a PostgreSQL source, or all of it the first time, by another mapping than before, without a cursor and
 * when asked; stores it, and does not refresh. How far it was read is kept at the end alone: what was cut off is completed by the
 * next read. Throws `no_answer`, `bad_setting` or `bad_parameter` with a sentence.
 */
export async function readPostgres(
  db: Db,
  source: SourceElsewhere,
  options: ReadOptions,
): Promise<SourceRead> {
  const settings = postgresSettingsSchema.parse(source.settings)
  const url = await readUrl(options.settings, source.name, settings)
  return withWarehouse({ name: source.name, url }, async (warehouse) => {
    const described = await describeSource(warehouse, settings)
    const before = positionSchema.safeParse(source.position).data ?? null
    const isFull =
      options.isFull || described.cursor === null || before?.mappingNumber !== source.mappingNumber
    const since = isFull ? null : toSince(before?.cursor ?? null, settings.overlapMinutes, described)
    // Should this one be cut off, the next reads everything, too.
    if (isFull && before) await setPosition(db, source.id, null)
    const reached: Reached = { cursor: null }
    const reading = { source, described, since, reached, options, place: settings.place }
    const read = await store(db, warehouse, reading)
    const cursor = await toNextCursor(warehouse, described, reached, isFull ? null : (before?.cursor ?? null))
    const position = { cursor, mappingNumber: source.mappingNumber, readAt: new Date().toISOString() }
    await setPosition(db, source.id, position)
    return read
  })
}

type Reading = Readonly<{
  source: SourceElsewhere
  described: Described
  since: string | null
  reached: Reached
  options: ReadOptions
  place: string
}>

async function store(
  db: Db,
  warehouse: Warehouse,
  { source, described, since, reached, options, place }: Reading,
): Promise<SourceRead> {
  const { id: sourceId, name, mapping } = source
  const importId = await startRead(db, source, { place, bytesTotal: 0n, askedBy: options.askedBy })
  const isAll = since === null
  try {
    const storeRecords = await startStoring(db, importId, {
      mapping,
      limits: toTimeLimits(new Date(), options.settings.firstDay),
      ...(isAll && { beside: (tx, rows) => stageMet(tx, importId, rows) }),
    })
    const rows = readRows(warehouse, described, { member: name, since, reached })
    const counts = await storeRecords(name, rows, (bytes, read) =>
      noteImport(db, importId, { rowsRead: read, bytesRead: BigInt(bytes) }),
    )
    await storeLines(db, importId, isAll && counts.rejected === 0)
    return await end(db, { importId, sourceId, name, counts, isAll, acceptGone: options.acceptGone })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    await noteImport(db, importId, { problem }).catch(() => {})
    throw error
  }
}

/** Begins the import of what a source gives: of the shop's own rows, whose names mean what its mapping says. */
export async function startRead(
  db: Db,
  { id: sourceId, name, mapping, mappingNumber }: SourceElsewhere,
  { place, ...read }: Readonly<{ place: string; bytesTotal: bigint; askedBy: string }>,
): Promise<bigint> {
  await dropLeftOver(db)
  await claimForRealData(db)
  await db.$transaction((tx) =>
    setMeaningsOfMapping(tx, { sourceId, number: mappingNumber }, mapping.meanings),
  )
  return startImport(db, name, place, { sourceId, mappingNumber, ...read })
}

type Ending = Readonly<{
  importId: bigint
  sourceId: bigint
  name: string
  counts: FileCounts
  isAll: boolean
  acceptGone: boolean
}>

async function end(db: Db, { counts, isAll, ...ending }: Ending): Promise<SourceRead> {
  const { importId } = ending
  const { gone, problems } = isAll ? await takeGone(db, ending) : { gone: 0, problems: [] }
  if (counts.read === counts.repeated && gone === 0 && problems.length === 0) {
    // Nothing came of it; so often as sources are read it would be most of the list.
    await db.$executeRaw`delete from id_tie where import_id = ${importId}`
    await forgetImport(db, importId)
  } else await finishStored(db, importId, [counts])
  return { counts: { ...counts, gone, complete: null }, problems }
}

async function takeGone(
  db: Db,
  ending: Omit<Ending, 'counts' | 'isAll'>,
): Promise<{ gone: number; problems: readonly string[] }> {
  try {
    return { gone: await takeGoneRows(db, ending), problems: [] }
  } catch (error) {
    if (error instanceof TundishError && error.code === 'no_answer')
      return { gone: 0, problems: [error.message] }
    throw error
  }
}
