import { stat } from 'node:fs/promises'
import type { Db } from '@/lib/db'
import { listMeanings } from '@/lib/store/event-meanings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { readRecords } from '../read/read-records'
import type { Mapping } from '../shapes/mapping'
import { compileMapping } from '../shapes/to-row'
import { TRANSACTION } from '../store-file'
import { takeImportTurn } from '../take-import-turn'
import type { TimeLimits } from '../time-limits'
import { storeOrderLines } from '../write-order-items'
import { writeRejects } from '../write-rejects'
import { ContentIds } from './content-id'
import { refuseSourceRows } from './refuse-source-rows'
import { type Reading, splitRows } from './split-rows'
import { type UnderstoodBatch, understand } from './understand'
import { writeSourceRows } from './write-source-rows'

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

/**
 * Stores files of one source, a batch in a transaction of its own: what was cut off is completed when they are read again.
 * Rows that make no sense by the mapping are kept as rejects. Counts rows, a file at a time, in the order given.
 */
export async function storeSource(
  db: Db,
  importId: bigint,
  files: readonly SourceFile[],
  options: SourceOptions,
): Promise<FileCounts[]> {
  const toRows = compileMapping(options.mapping, options.limits)
  const types = await listMeanings(db)
  const meanings = new Map(types.map(({ type, meaning }) => [type, meaning]))
  const listed = options.mapping.products === null ? null : new Set<string>()
  const counted: FileCounts[] = []
  for (const file of files) {
    const ids = new ContentIds()
    const reading: Reading = { meanings, listed, idOf: (event) => ids.of(event) }
    let counts = noCounts(file.place)
    const { size } = await stat(file.place)
    for await (const batch of readRecords(file.place, { root: file.root, scratch: options.scratch })) {
      options.signal?.throwIfAborted()
      counts = addCounts(counts, await storeBatch(db, importId, file, understand(batch, toRows), reading))
      const before = counted.reduce((sum, { read }) => sum + read, 0)
      await options.onBatch(file, Math.min(batch.bytesRead, size), before + counts.read)
    }
    counted.push(counts)
  }
  // An order that is told of in several files is not known to be whole in any.
  await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    await storeOrderLines(tx, importId, { isWhole: false })
  }, WHOLE_IMPORT)
  return counted
}

async function storeBatch(
  db: Db,
  importId: bigint,
  { place }: SourceFile,
  { member, rows, lines, rejects }: UnderstoodBatch,
  reading: Reading,
): Promise<FileCounts> {
  const placed = rows.map((row, index) => ({ line: lines[index] ?? 0, row }))
  const { refused, written } = await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    const allowed = await refuseSourceRows(tx, placed)
    const refused = [...rejects, ...allowed.rejects]
    await writeRejects(tx, importId, nameFile(place, member), refused)
    return {
      refused: refused.length,
      written: await writeSourceRows(tx, importId, splitRows(allowed.rows, reading)),
    }
  }, TRANSACTION)
  return { ...noCounts(place), ...written, read: rows.length + rejects.length, rejected: refused }
}

/** A file, and which member of it where it is an archive. */
function nameFile(place: string, member: string): string {
  return place.endsWith(`/${member}`) || place === member ? place : `${place}, ${member}`
}
