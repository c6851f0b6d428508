import { stat } from 'node:fs/promises'
import type { Db } from '@/lib/db'
import { listMeanings } from '@/lib/store/event-meanings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { readRecords } from '../read/read-records'
import type { NameCounts } from '../shapes/find-meanings'
import type { Mapping } from '../shapes/mapping'
import { compileMapping } from '../shapes/to-row'
import { TRANSACTION } from '../store-file'
import type { TimeLimits } from '../time-limits'
import { storeOrderLines } from '../write-order-items'
import { writeRejects } from '../write-rejects'
import { ContentIds } from './content-id'
import { LinesTaken } from './lines-taken'
import { readAhead } from './read-ahead'
import { type Reading, type SplitRows, splitRows } from './split-rows'
import { type Reject, understand } from './understand'
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
  const read = await startReading(db, options)
  const storing = startStoring()
  const names = new Map<string, number>()
  const counted: FileCounts[] = []
  const analyse = startAnalysing(db)
  for (const file of files) {
    let counts = noCounts(file.place)
    const before = counted.reduce((sum, { read: rows }) => sum + rows, 0)
    for await (const batch of readAhead(read(file))) {
      options.signal?.throwIfAborted()
      const stored = await storeBatch(db, importId, batch, storing)
      counts = addCounts(counts, stored)
      await analyse(stored.stored)
      for (const { type } of batch.split.events) names.set(type, (names.get(type) ?? 0) + 1)
      await options.onBatch(file, batch.bytesRead, before + counts.read)
    }
    counted.push(counts)
  }
  // An order that is told of in several files is not known to be whole in any.
  await db.$transaction((tx) => storeOrderLines(tx, importId, { isWhole: false }), WHOLE_IMPORT)
  return { files: counted, names }
}

type Batch = Readonly<{
  place: string
  member: string
  split: SplitRows
  rejects: readonly Reject[]
  read: number
  bytesRead: number
}>

/** Reads files as rows that can be stored. */
async function startReading(
  db: Db,
  { mapping, limits, scratch }: SourceOptions,
): Promise<(file: SourceFile) => AsyncGenerator<Batch>> {
  const toRows = compileMapping(mapping, limits)
  const types = await listMeanings(db)
  const meanings = new Map(types.map(({ type, meaning }) => [type, meaning]))
  const lines = new LinesTaken(mapping.products !== null)
  return async function* ({ place, root }) {
    const ids = new ContentIds()
    lines.startFile()
    const reading: Reading = { meanings, lines, idOf: (event) => ids.of(event) }
    const { size } = await stat(place)
    for await (const batch of readRecords(place, { root, scratch })) {
      const { member, rows, rejects } = understand(batch, toRows)
      yield {
        place,
        member,
        split: splitRows(rows, reading),
        rejects,
        read: rows.length + rejects.length,
        bytesRead: Math.min(batch.bytesRead, size),
      }
    }
  }
}

async function storeBatch(
  db: Db,
  importId: bigint,
  { place, member, split, rejects, read }: Batch,
  storing: Storing,
): Promise<FileCounts> {
  const written = await db.$transaction(async (tx) => {
    await writeRejects(tx, importId, nameFile(place, member), rejects)
    return writeSourceRows(tx, importId, split, storing)
  }, TRANSACTION)
  return { ...noCounts(place), ...written, read, rejected: rejects.length }
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
