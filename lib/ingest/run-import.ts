import type { Db, DbOrTransaction } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { finishImport, startImport } from '@/lib/store/imports'
import { clearShop, getDataKind, lockShop, setDataKind } from '@/lib/store/shop-data'
import { IMPORT_FORMATS, type ImportFormatName } from './formats/registry'
import { type OpenFile, openFiles } from './open-files'
import { type ReadBatch, type RejectedRow, readTable } from './read-table'
import { writeRejects } from './write-rejects'
import { REFUSED, writeRows } from './writers'

export type ImportOptions = Readonly<{
  format: ImportFormatName
  folder: string
  timeZone: string
  onProgress?: (progress: ImportProgress) => void
}>

/** Of all files together. */
export type ImportProgress = Readonly<{ file: string; bytesRead: number; bytesTotal: number; rows: number }>

/**
 * Rows: read = stored + corrected + repeated + rejected. Corrected are events whose id was there and said something else;
 * repeated rows were there already, as they are.
 */
export type FileCounts = Readonly<{
  file: string
  read: number
  stored: number
  corrected: number
  repeated: number
  rejected: number
}>

export type StoredFiles = Readonly<{
  importId: bigint
  files: readonly FileCounts[]
  total: FileCounts
  /** The demo shop was taken away first. */
  demoRemoved: boolean
}>

export type ImportSummary = StoredFiles &
  Readonly<{
    /** Sessions that the refresh computed again. */
    refreshedSessions: number
  }>

/** Long enough to wait for a refresh of another process: on the embedded database a transaction blocks all others. */
const TRANSACTION = { timeout: 2 * 60 * 1000, maxWait: 10 * 60 * 1000 }

/** From so many stored rows on, the planner's statistics are taken anew. */
const MANY_ROWS = 5_000

/**
 * Stores the files of a folder and refreshes. Rows that cannot be taken are kept as rejects. Each batch is a
 * transaction of its own: an import that was cut off is completed by the next one, and importing twice changes
 * nothing. Throws `bad_file`, before anything is written, when a file is missing, empty or has a wrong header.
 */
export async function runImport(db: Db, options: ImportOptions): Promise<ImportSummary> {
  const files = await openFiles(options.folder, IMPORT_FORMATS[options.format].tables)
  const stored = await storeFiles(db, files, options)
  const { sessions } = await runRefresh(db, { timeZone: options.timeZone })
  return { ...stored, refreshedSessions: sessions }
}

/** The same of files that were looked at, without the refresh; in the order in which they depend on one another. */
export async function storeFiles(
  db: Db,
  files: readonly OpenFile[],
  options: Omit<ImportOptions, 'timeZone'>,
): Promise<StoredFiles> {
  const demoRemoved = await claimForRealData(db)
  const importId = await startImport(db, options.format, options.folder)
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0)
  const counted: FileCounts[] = []
  let bytesBefore = 0
  let rowsBefore = 0
  for (const file of files) {
    const counts = await importFile(db, importId, file, (bytesRead, rows) =>
      options.onProgress?.({
        file: file.table.file,
        bytesRead: bytesBefore + bytesRead,
        bytesTotal,
        rows: rowsBefore + rows,
      }),
    )
    counted.push(counts)
    bytesBefore += file.bytes
    rowsBefore += counts.read
  }
  const total = counted.reduce(addCounts, {
    file: 'all',
    read: 0,
    stored: 0,
    corrected: 0,
    repeated: 0,
    rejected: 0,
  })
  await finishImport(db, importId, total)
  if (total.stored >= MANY_ROWS) await db.$executeRaw`analyze event, "order", order_item, product, "user"`
  return { importId, files: counted, total, demoRemoved }
}

/** Demo and real rows never mix. True when a demo was there. */
function claimForRealData(db: Db): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockShop(tx)
    const isDemo = (await getDataKind(tx)) === 'demo'
    if (isDemo) await clearShop(tx)
    await setDataKind(tx, 'real')
    return isDemo
  }, TRANSACTION)
}

async function importFile(
  db: Db,
  importId: bigint,
  file: OpenFile,
  onBatch: (bytesRead: number, rows: number) => void,
): Promise<FileCounts> {
  let counts: FileCounts = {
    file: file.table.file,
    read: 0,
    stored: 0,
    corrected: 0,
    repeated: 0,
    rejected: 0,
  }
  for await (const batch of readTable(file)) {
    const written = await db.$transaction((tx) => writeBatch(tx, importId, file, batch), TRANSACTION)
    counts = addCounts(counts, written)
    onBatch(batch.bytesRead, counts.read)
  }
  return counts
}

async function writeBatch(
  tx: DbOrTransaction,
  importId: bigint,
  { path, table }: OpenFile,
  { rows, rejects }: ReadBatch,
): Promise<FileCounts> {
  const {
    stored,
    corrected,
    repeated,
    rejected = [],
  } = await writeRows(
    tx,
    table.kind,
    rows.map(({ value }) => value),
  )
  const reason = REFUSED[table.kind] ?? ''
  const refused = rejected.flatMap((index): RejectedRow[] => {
    const row = rows[index]
    return row ? [{ line: row.line, row: row.row, reason }] : []
  })
  await writeRejects(tx, importId, path, [...rejects, ...refused])
  const rejectedRows = rejects.length + refused.length
  return {
    file: table.file,
    read: rows.length + rejects.length,
    stored,
    corrected,
    repeated,
    rejected: rejectedRows,
  }
}

function addCounts(left: FileCounts, right: FileCounts): FileCounts {
  return {
    file: left.file,
    read: left.read + right.read,
    stored: left.stored + right.stored,
    corrected: left.corrected + right.corrected,
    repeated: left.repeated + right.repeated,
    rejected: left.rejected + right.rejected,
  }
}
