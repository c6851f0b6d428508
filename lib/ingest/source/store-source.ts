import { stat } from 'node:fs/promises'
import type { Db, DbOrTransaction } from '@/lib/db'
import { listMeanings } from '@/lib/store/event-meanings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { readRecords } from '../read/read-records'
import type { RecordBatch } from '../read/source-record'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping, type ToRows } from '../shapes/to-row'
import { TRANSACTION } from '../store-file'
import type { TimeLimits } from '../time-limits'
import { storeOrderLines } from '../write-order-items'
import { writeRejects } from '../write-rejects'
import { ContentIds } from './content-id'
import { type Reading, type SplitRows, splitRows } from './split-rows'
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
  { onBatch, signal, scratch, ...options }: SourceOptions,
): Promise<FileCounts[]> {
  const store = await startStoring(db, importId, options)
  const counted: FileCounts[] = []
  for (const file of files) {
    const { size } = await stat(file.place)
    const before = counted.reduce((sum, { read }) => sum + read, 0)
    const batches = readRecords(file.place, { root: file.root, scratch })
    counted.push(
      await store(file.place, batches, (bytesRead, rows) => {
        signal?.throwIfAborted()
        return onBatch(file, Math.min(bytesRead, size), before + rows)
      }),
    )
    signal?.throwIfAborted()
  }
  // An order that is told of in several files is not known to be whole in any.
  await storeLines(db, importId, false)
  return counted
}

/** Of a source: what its fields mean, which times can be, and what else happens in the transaction that stores a batch. */
export type StoringOptions = Pick<SourceOptions, 'mapping' | 'limits'> &
  Readonly<{ beside?: (tx: DbOrTransaction, rows: SplitRows) => Promise<void> }>

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
  { mapping, limits, beside }: StoringOptions,
): Promise<StoreRecords> {
  const toRows = compileMapping(mapping, limits)
  const types = await listMeanings(db)
  const meanings = new Map(types.map(({ type, meaning }) => [type, meaning]))
  const listed = mapping.products === null ? null : new Set<string>()
  return async (name, batches, onBatch) => {
    const ids = new ContentIds()
    const reading: Reading = { meanings, listed, idOf: (event) => ids.of(event) }
    let counts = noCounts(name)
    for await (const batch of batches) {
      const understood = understand(batch, toRows)
      const split = splitRows(understood.rows, reading)
      counts = addCounts(counts, await storeBatch(db, importId, name, { ...understood, split, beside }))
      await onBatch(batch.bytesRead, counts.read)
    }
    return counts
  }
}

/** Stores the lines of orders that an import read. `isWhole`: of each order all of them, so that what it lacks goes. */
export async function storeLines(db: Db, importId: bigint, isWhole: boolean): Promise<void> {
  await db.$transaction((tx) => storeOrderLines(tx, importId, { isWhole }), WHOLE_IMPORT)
}

type Reject = Readonly<{ line: number; row: string; reason: string }>

type UnderstoodBatch = Readonly<{ member: string; rows: readonly SourceRow[]; rejects: readonly Reject[] }>

/** A record of several rows is refused row by row, each with all of its text. */
export function understand({ member, records }: RecordBatch, toRows: ToRows): UnderstoodBatch {
  const rows: SourceRow[] = []
  const rejects: Reject[] = []
  for (const record of records) {
    const { line, row } = record
    if ('reason' in record) rejects.push({ line, row, reason: record.reason })
    else
      for (const understood of toRows(record.fields)) {
        if (understood.ok) rows.push(understood.row)
        else rejects.push({ line, row, reason: understood.reason })
      }
  }
  return { member, rows, rejects }
}

type SplitBatch = UnderstoodBatch & Readonly<{ split: SplitRows; beside: StoringOptions['beside'] }>

async function storeBatch(
  db: Db,
  importId: bigint,
  place: string,
  { member, rows, rejects, split, beside }: SplitBatch,
): Promise<FileCounts> {
  const written = await db.$transaction(async (tx) => {
    await writeRejects(tx, importId, nameFile(place, member), rejects)
    await beside?.(tx, split)
    return writeSourceRows(tx, importId, split)
  }, TRANSACTION)
  return { ...noCounts(place), ...written, read: rows.length + rejects.length, rejected: rejects.length }
}

/** A file, and which member of it where it is an archive. */
function nameFile(place: string, member: string): string {
  return place.endsWith(`/${member}`) || place === member ? place : `${place}, ${member}`
}
