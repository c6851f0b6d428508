import type { Db } from '@/lib/db'
import { listMeanings, setMeaningsOfMapping } from '@/lib/store/event-meanings'
import { finishImport, noteImport, requireImport, startImport } from '@/lib/store/runs/imports'
import { confirmMapping } from '@/lib/store/source-mappings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import type { NameCounts } from '../shapes/find-meanings'
import type { Mapping } from '../shapes/mapping'
import { sayFunnel, sayUnmeant } from '../shapes/say-funnel'
import { claimForRealData, type ImportProgress, MANY_ROWS, type StoredFiles } from '../tables/run-import'
import { toTimeLimits } from '../time-limits'
import { dropLeftOver } from '../write/staged-rows'
import type { ImportPlan } from './plan-import'
import { type SourceFile, storeSource } from './store-source'

export type SourceImportOptions = Readonly<{
  scratch: string | null
  firstDay?: string
  /** Who asked for it, in words. */
  askedBy: string
  /** After each batch; what it throws ends the import. */
  onProgress?: (progress: ImportProgress) => Promise<void> | void
  signal?: AbortSignal
}>

/** What is imported: files of one layout by a mapping that nobody has to be asked about any more. */
export type Confirmed = Readonly<{
  files: ImportPlan['files']
  keysHash: string
  name: string
  mapping: Mapping
}>

/** `notes`: sentences of what its events are to the funnel, where they are not all of it. */
export type ImportedSource = StoredFiles & Readonly<{ notes: readonly string[] }>

/**
 * Keeps the mapping for files of this layout, says what names of events mean, and stores the rows; does not refresh. An import
 * that was cut off is completed by the next one of the same files, and importing twice changes nothing.
 */
export async function runSourceImport(
  db: Db,
  { files, keysHash, name, mapping }: Confirmed,
  options: SourceImportOptions,
): Promise<ImportedSource> {
  await dropLeftOver(db)
  const { askedBy } = options
  const { sourceId, source, number } = await confirmMapping(db, { name, keysHash, mapping, author: askedBy })
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const importId = await startImport(db, source, files.map(({ place }) => place).join(', '), {
    sourceId,
    mappingNumber: number,
    bytesTotal: BigInt(bytesTotal),
    askedBy,
  })
  return storeImport(db, importId, { files, mapping }, options)
}

/** Says what names of events mean, and stores the files of an import that began, with how far it came. Throws what ends it. */
export async function storeImport(
  db: Db,
  importId: bigint,
  { files, mapping }: Pick<Confirmed, 'mapping'> & Readonly<{ files: readonly SizedFile[] }>,
  { scratch, firstDay, onProgress, signal }: Omit<SourceImportOptions, 'askedBy'>,
): Promise<ImportedSource> {
  const demoRemoved = await claimForRealData(db)
  const { sourceId, mappingNumber: number, stored: storedBefore } = await requireImport(db, importId)
  if (sourceId !== null && number !== null)
    await db.$transaction((tx) => setMeaningsOfMapping(tx, { sourceId, number }, mapping.meanings))
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const onBatch = async (file: SourceFile, bytesRead: number, rows: number) => {
    const before = files.slice(
      0,
      files.findIndex(({ place }) => place === file.place),
    )
    const read = before.reduce((sum, { bytes }) => sum + bytes, bytesRead)
    await noteImport(db, importId, { rowsRead: rows, bytesRead: BigInt(read) })
    await onProgress?.({ file: file.place, bytesRead: read, bytesTotal, rows })
  }
  const stored = await storeSource(db, importId, files, {
    mapping,
    limits: toTimeLimits(new Date(), firstDay),
    scratch,
    onBatch,
    ...(signal && { signal }),
  }).catch(async (error) => {
    await noteImport(db, importId, { problem: error instanceof Error ? error.message : String(error) })
    throw error
  })
  const counted = stored.files.reduce(addCounts, noCounts('all'))
  const total = await finishStored(db, importId, [asOne(counted, storedBefore)])
  return {
    importId,
    files: stored.files,
    total,
    demoRemoved,
    notes: await listNotes(db, mapping, stored.names),
  }
}

/** What an import came to that was cut off and went on: what it had stored before is its own, and nothing that was known. */
function asOne(counts: FileCounts, storedBefore: number): FileCounts {
  const own = Math.min(storedBefore, counts.repeated)
  return { ...counts, stored: counts.stored + own, repeated: counts.repeated - own }
}

/** What is to be known of the events that a source told of. */
async function listNotes(db: Db, mapping: Mapping, names: NameCounts): Promise<string[]> {
  if (mapping.rows === 'orders') return []
  const meanings = new Map((await listMeanings(db)).map(({ type, meaning }) => [type, meaning]))
  const meaningOf = (name: string) => meanings.get(name)
  return [sayFunnel(names, meaningOf), sayUnmeant(names, meaningOf)].flatMap((sentence) => sentence ?? [])
}

type SizedFile = SourceFile & Readonly<{ bytes: number }>

/** Keeps what an import came to. Returns the sums. */
export async function finishStored(
  db: Db,
  importId: bigint,
  counted: readonly FileCounts[],
): Promise<FileCounts> {
  const total = counted.reduce(addCounts, noCounts('all'))
  await finishImport(db, importId, total)
  if (total.stored >= MANY_ROWS) await db.$executeRaw`analyze event, "order", order_item, product, "user"`
  return total
}
