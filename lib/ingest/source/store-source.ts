import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { Db, DbOrTransaction } from '@/lib/db'
import { listMeanings } from '@/lib/store/event-meanings'
import { noteStored } from '@/lib/store/runs/imports'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { readRecords } from '../read/read-records'
import type { RecordBatch } from '../read/source-record'
import type { NameCounts } from '../shapes/find-meanings'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping, type ToRows } from '../shapes/to-row'
import type { RejectedRow } from '../tables/read-table'
import { TRANSACTION } from '../tables/store-file'
import { takeImportTurn } from '../take-import-turn'
import type { TimeLimits } from '../time-limits'
import type { NewEvent } from '../write/new-row'
import { type ReadyEvents, readyEvents } from '../write/write-events'
import { storeOrderLines } from '../write/write-order-items'
import { writeRejects } from '../write/write-rejects'
import { ContentIds } from './ids/content-id'
import { LinesTaken } from './ids/lines-taken'
import { readAhead } from './read-ahead'
import { type PlacedRow, refuseSourceRows } from './refuse-source-rows'
import { type Reading, type SplitRows, splitRows, toNewEvent } from './split-rows'
import { understand } from './understand'
import { startTelling, type Telling, writeSourceRows } from './write-source-rows'

/** A file of a source; `root`: the folder in which it has to lie, links followed; none where somebody named it by hand. */
export type SourceFile = Readonly<{ place: string; root: string | null }>

export type SourceOptions = Readonly<{
  mapping: Mapping
  limits: TimeLimits
  /** Where archives unpack what must lie on the disk. */
  scratch: string | null
  /** After each batch: of which file so much was read, and how many rows so far of all. */
  onBatch: (file: SourceFile, bytesRead: number, rows: number) => Promise<void> | void
  /** Ends the reading between two batches; what was stored stays. */
  signal?: AbortSignal
}>

const WHOLE_IMPORT = { timeout: 60 * 60_000, maxWait: 10 * 60_000 }

/** What was stored of files, in the order given, and how many events have each name. */
export type StoredSource = Readonly<{ files: readonly FileCounts[]; names: NameCounts }>

/**
 * Stores files of one source, a batch in a transaction of its own: what was cut off is completed when they are read again.
 * Rows that make no sense by the mapping are kept as rejects. The next batch is read while one is stored.
 */
export async function storeSource(
  db: Db,
  importId: bigint,
  files: readonly SourceFile[],
  { onBatch, signal, scratch, ...options }: SourceOptions,
): Promise<StoredSource> {
  const names = new Map<string, number>()
  const store = await startStoring(db, importId, { ...options, names })
  const counted: FileCounts[] = []
  for (const file of files) {
    const { size } = await stat(file.place)
    const before = counted.reduce((sum, { read }) => sum + read, 0)
    const batches = readRecords(file.place, { root: file.root, scratch })
    counted.push(
      await store(file.place, batches, async (bytesRead, rows) => {
        await onBatch(file, Math.min(bytesRead, size), before + rows)
        signal?.throwIfAborted()
      }),
    )
  }
  // An order that is told of in several files is not known to be whole in any.
  await storeLines(db, importId, false)
  return { files: counted, names }
}

/** Stores the lines of orders that an import read. `isWhole`: of each order all of them, so that what it lacks goes. */
export async function storeLines(db: Db, importId: bigint, isWhole: boolean): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    await storeOrderLines(tx, importId, { isWhole })
  }, WHOLE_IMPORT)
}

/** Of a source: what its fields mean, which times can be, and what else happens in the transaction that stores a batch. */
export type StoringOptions = Pick<SourceOptions, 'mapping' | 'limits'> &
  Readonly<{
    beside?: (tx: DbOrTransaction, rows: SplitRows) => Promise<void>
    /** Counts events by their names into it. */
    names?: Map<string, number>
  }>

/** Stores records from anywhere under a name; `onBatch` is told after each batch of how many bytes and rows so far. */
export type StoreRecords = (
  name: string,
  batches: AsyncIterable<RecordBatch>,
  onBatch: (bytesRead: number, rows: number) => Promise<void> | void,
) => Promise<FileCounts>

/** Begins to store what one source gives; the lines of orders wait for `storeLines`. */
export async function startStoring(
  db: Db,
  importId: bigint,
  { mapping, limits, beside, names }: StoringOptions,
): Promise<StoreRecords> {
  const toRows = compileMapping(mapping, limits)
  const reading = await startReading(db, mapping)
  const storing: Storing = { reading, told: startTelling(), ...(beside && { beside }) }
  const analyse = await startAnalysing(db)
  return async (name, batches, onBatch) => {
    reading.lines.startFile()
    let counts = noCounts(name)
    for await (const batch of readAhead(placeRows(batches, toRows))) {
      const stored = await storeBatch(db, importId, name, batch, storing)
      counts = addCounts(counts, stored)
      await analyse(stored.stored)
      if (names) countNames(batch, names)
      await onBatch(batch.bytesRead, counts.read)
    }
    return counts
  }
}

export type Batch = Readonly<{
  member: string
  placed: readonly PlacedRow[]
  rejects: readonly RejectedRow[]
  /** Its events. */
  ready: ReadyEvents
  bytesRead: number
}>

/** Rows of a file that make sense by the mapping, each event with its id, and those that do not. */
async function* placeRows(batches: AsyncIterable<RecordBatch>, toRows: ToRows): AsyncGenerator<Batch> {
  const ids = new ContentIds()
  for await (const batch of batches) {
    const { member, records, bytesRead } = batch
    const placed: PlacedRow[] = []
    const rejects: RejectedRow[] = []
    for (let from = 0; from < records.length; from += AT_ONCE) {
      const some = understand({ member, records: records.slice(from, from + AT_ONCE) }, toRows)
      for (const [index, row] of some.rows.entries())
        placed.push({ line: some.lines[index] ?? 0, row: withId(row, ids) })
      rejects.push(...some.rejects)
      await setImmediate()
    }
    yield { member, placed, rejects, ready: readyEvents(placed.flatMap(toStored)), bytesRead }
  }
}

/** So many records are understood at a stretch: between them the batch before goes on being stored, and pages are answered. */
const AT_ONCE = 50

export function toStored({ row }: PlacedRow): NewEvent[] {
  return row.kind === 'event' ? [toNewEvent(row.event.id ?? '', row.event)] : []
}

function withId(row: SourceRow, ids: ContentIds): SourceRow {
  if (row.kind !== 'event' || row.event.id !== null) return row
  return { ...row, event: { ...row.event, id: ids.of(row.event) } }
}

function countNames({ placed }: Batch, names: Map<string, number>): void {
  for (const { row } of placed)
    if (row.kind === 'event') names.set(row.event.type, (names.get(row.event.type) ?? 0) + 1)
}

/** Events have their ids by now. */
async function startReading(db: Db, { products }: Mapping): Promise<Reading> {
  const types = await listMeanings(db)
  const meanings = new Map(types.map(({ type, meaning }) => [type, meaning]))
  return { meanings, lines: new LinesTaken(products !== null), idOf: ({ id }) => id ?? '' }
}

/** What is known while an import is stored, and what else happens in the transaction that stores a batch. */
export type Storing = Readonly<{
  reading: Reading
  told: Telling
  beside?: StoringOptions['beside']
  /** Those that are to be stored. */
  choose?: (tx: DbOrTransaction, rows: readonly SourceRow[]) => Promise<readonly SourceRow[]>
  afterwards?: (tx: DbOrTransaction, counts: FileCounts) => Promise<void>
}>

/** Stores a batch of an import in a transaction of its own. What `choose` leaves out counts as repeated. */
export async function storeBatch(
  db: Db,
  importId: bigint,
  name: string,
  { member, placed, rejects, ready }: Batch,
  { reading, beside, told, choose, afterwards }: Storing,
): Promise<FileCounts> {
  return db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    const allowed = await refuseSourceRows(tx, placed)
    const refused = [...rejects, ...allowed.rejects]
    await writeRejects(tx, importId, nameFile(name, member), refused)
    const rows = choose ? await choose(tx, allowed.rows) : allowed.rows
    const split = splitRows(rows, reading)
    await beside?.(tx, split)
    const isAll = allowed.isAll && rows.length === allowed.rows.length
    const { repeated, ...written } = await writeSourceRows(tx, importId, split, told, isAll ? ready : null)
    await noteStored(tx, importId, written.stored)
    const counts = {
      ...noCounts(name),
      ...written,
      read: placed.length + rejects.length,
      repeated: repeated + allowed.rows.length - rows.length,
      rejected: refused.length,
    }
    await afterwards?.(tx, counts)
    return counts
  }, TRANSACTION)
}

/** So many stored rows after which the planner's statistics are taken for the first time; then each time there are eight times as many. */
const FIRST_ANALYSED = 5_000

/**
 * Without statistics whole tables are read to find a few rows, and the embedded database takes none by itself. They cost about
 * as much as storing 5,000 rows, so those of a table that had many before stand until many more have come.
 */
async function startAnalysing(db: Db): Promise<(stored: number) => Promise<void>> {
  const [known] = await db.$queryRaw<{ rows: number }[]>`
    select reltuples::float8 as rows from pg_class where oid = 'event'::regclass`
  let all = 0
  let next = Math.max(FIRST_ANALYSED, known?.rows ?? 0)
  return async (stored) => {
    all += stored
    if (all < next) return
    next = 8 * all
    await db.$executeRaw`analyze event, "order", product, id_tie`
  }
}

/** A file, and which member of it where it is an archive. */
function nameFile(place: string, member: string): string {
  return place.endsWith(`/${member}`) || place === member ? place : `${place}, ${member}`
}
