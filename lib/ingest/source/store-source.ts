import { stat } from 'node:fs/promises'
import type { Db } from '@/lib/db'
import { listMeanings } from '@/lib/store/event-meanings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { readRecords } from '../read/read-records'
import type { RejectedRow } from '../read-table'
import type { NameCounts } from '../shapes/find-meanings'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping } from '../shapes/to-row'
import { TRANSACTION } from '../store-file'
import { takeImportTurn } from '../take-import-turn'
import type { TimeLimits } from '../time-limits'
import { storeOrderLines } from '../write-order-items'
import { writeRejects } from '../write-rejects'
import { ContentIds } from './content-id'
import { LinesTaken } from './lines-taken'
import { readAhead } from './read-ahead'
import { type PlacedRow, refuseSourceRows } from './refuse-source-rows'
import { type Reading, splitRows } from './split-rows'
import { understand } from './understand'
import { type Storing, startStoring, writeSourceRows } from './write-source-rows'

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
  options: SourceOptions,
): Promise<StoredSource> {
  const reading = await startReading(db, options.mapping)
  const storing = startStoring()
  const names = new Map<string, number>()
  const counted: FileCounts[] = []
  const analyse = startAnalysing(db)
  for (const file of files) {
    reading.lines.startFile()
    let counts = noCounts(file.place)
    const before = counted.reduce((sum, { read: rows }) => sum + rows, 0)
    for await (const batch of readAhead(readFile(file, options))) {
      options.signal?.throwIfAborted()
      const stored = await storeBatch(db, importId, batch, { reading, storing })
      counts = addCounts(counts, stored)
      await analyse(stored.stored)
      for (const { row } of batch.placed)
        if (row.kind === 'event') names.set(row.event.type, (names.get(row.event.type) ?? 0) + 1)
      await options.onBatch(file, batch.bytesRead, before + counts.read)
    }
    counted.push(counts)
  }
  // An order that is told of in several files is not known to be whole in any.
  await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    await storeOrderLines(tx, importId, { isWhole: false })
  }, WHOLE_IMPORT)
  return { files: counted, names }
}

type Batch = Readonly<{
  place: string
  member: string
  placed: readonly PlacedRow[]
  rejects: readonly RejectedRow[]
  bytesRead: number
}>

/** Rows of a file that make sense by the mapping, each event with its id, and those that do not. */
async function* readFile(
  { place, root }: SourceFile,
  { mapping, limits, scratch }: SourceOptions,
): AsyncGenerator<Batch> {
  const toRows = compileMapping(mapping, limits)
  const ids = new ContentIds()
  const { size } = await stat(place)
  for await (const batch of readRecords(place, { root, scratch })) {
    const { member, rows, lines, rejects } = understand(batch, toRows)
    const placed = rows.map((row, index) => ({ line: lines[index] ?? 0, row: withId(row, ids) }))
    yield { place, member, placed, rejects, bytesRead: Math.min(batch.bytesRead, size) }
  }
}

function withId(row: SourceRow, ids: ContentIds): SourceRow {
  return row.kind === 'event' ? { ...row, event: { ...row.event, id: ids.of(row.event) } } : row
}

/** Events have their ids by now. */
async function startReading(db: Db, { products }: Mapping): Promise<Reading> {
  const types = await listMeanings(db)
  const meanings = new Map(types.map(({ type, meaning }) => [type, meaning]))
  return { meanings, lines: new LinesTaken(products !== null), idOf: ({ id }) => id ?? '' }
}

async function storeBatch(
  db: Db,
  importId: bigint,
  { place, member, placed, rejects }: Batch,
  { reading, storing }: Readonly<{ reading: Reading; storing: Storing }>,
): Promise<FileCounts> {
  const { rejected, written } = await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    const allowed = await refuseSourceRows(tx, placed)
    const refused = [...rejects, ...allowed.rejects]
    await writeRejects(tx, importId, nameFile(place, member), refused)
    const split = splitRows(allowed.rows, reading)
    return { rejected: refused.length, written: await writeSourceRows(tx, importId, split, storing) }
  }, TRANSACTION)
  return { ...noCounts(place), ...written, read: placed.length + rejects.length, rejected }
}

/** So many stored rows after which the planner's statistics are taken for the first time; then each time there are twice as many. */
const FIRST_ANALYSED = 5_000

/** Without statistics whole tables are read to find a few rows, and the embedded database takes none by itself. */
function startAnalysing(db: Db): (stored: number) => Promise<void> {
  let all = 0
  let next = FIRST_ANALYSED
  return async (stored) => {
    all += stored
    if (all < next) return
    next = 2 * all
    await db.$executeRaw`analyze event, "order", product, id_tie`
  }
}

/** A file, and which member of it where it is an archive. */
function nameFile(place: string, member: string): string {
  return place.endsWith(`/${member}`) || place === member ? place : `${place}, ${member}`
}
