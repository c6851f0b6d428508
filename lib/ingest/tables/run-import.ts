import type { Db } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { finishImport, forgetImport, startImport } from '@/lib/store/runs/imports'
import { clearShop, getDataKind, lockShop, setDataKind } from '@/lib/store/shop-data'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { IMPORT_FORMATS, type ImportFormatName } from '../formats/registry'
import { toTimeLimits } from '../time-limits'
import { dropLeftOver } from '../write/staged-rows'
import type { CompleteTable } from './complete-tables'
import { dropComplete, takeGone } from './gone-rows'
import { lookFirst } from './look-first'
import { type OpenFile, openFiles } from './open-files'
import { storeFile, TRANSACTION } from './store-file'

export type StoreOptions = Readonly<{
  format: ImportFormatName
  folder: string
  /** The first day, YYYY-MM-DD, on which anything can have happened. */
  firstDay?: string
  /** Tables whose files have all there is: what they lack is gone. */
  complete?: readonly CompleteTable[]
  /** Goes on although more of a complete table is gone than is usual. */
  acceptGone?: boolean
  /** Goes on although the ids of events seem to begin anew. */
  acceptRepeatedIds?: boolean
  /** Done when nothing is refused any more, before anything is stored. */
  beforeStoring?: () => Promise<void>
  onProgress?: (progress: ImportProgress) => void
}>

export type ImportOptions = StoreOptions & Readonly<{ timeZone: string }>

/** Of all files together. */
export type ImportProgress = Readonly<{ file: string; bytesRead: number; bytesTotal: number; rows: number }>

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

/** From so many stored rows on, the planner's statistics are taken anew. */
export const MANY_ROWS = 5_000

/**
 * Stores the files of a folder and refreshes. Rows that cannot be taken are kept as rejects. Each batch is a
 * transaction of its own: an import that was cut off is completed by the next one, and importing twice changes
 * nothing. Throws `bad_file`, before anything is written, when a file is missing, empty or has a wrong header, when a
 * complete table would lose too many rows, or when ids of events seem to begin anew.
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
  options: StoreOptions,
): Promise<StoredFiles> {
  const limits = toTimeLimits(new Date(), options.firstDay)
  await dropLeftOver(db)
  const importId = await startImport(db, options.format, options.folder)
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0)
  options.onProgress?.({ file: 'looking at the files', bytesRead: 0, bytesTotal, rows: 0 })
  const whole = await lookFirst(db, importId, files, { ...options, limits }).catch(async (error) => {
    await forgetImport(db, importId)
    throw error
  })
  await options.beforeStoring?.()
  const demoRemoved = await claimForRealData(db)
  const counted: FileCounts[] = []
  let before = { bytes: 0, rows: 0 }
  for (const file of files) {
    const counts = await storeFile(db, importId, file, {
      limits,
      onBatch: (bytesRead, rows) =>
        options.onProgress?.({
          file: file.table.file,
          bytesRead: before.bytes + bytesRead,
          bytesTotal,
          rows: before.rows + rows,
        }),
    })
    counted.push(await withGone(db, importId, counts, whole.get(file)))
    before = { bytes: before.bytes + file.bytes, rows: before.rows + counts.read }
  }
  if (whole.size > 0) await dropComplete(db, importId)
  const total = counted.reduce(addCounts, noCounts('all'))
  await finishImport(db, importId, total)
  if (total.stored >= MANY_ROWS) await db.$executeRaw`analyze event, "order", order_item, product, "user"`
  return { importId, files: counted, total, demoRemoved }
}

/** Lets go what a complete file lacks; `whole` is not given for a file that nobody called complete. */
async function withGone(
  db: Db,
  importId: bigint,
  counts: FileCounts,
  whole: Readonly<{ table: CompleteTable; isWhole: boolean }> | undefined,
): Promise<FileCounts> {
  if (!whole) return counts
  const { table, isWhole } = whole
  const gone = isWhole ? await db.$transaction((tx) => takeGone(tx, importId, table), TRANSACTION) : 0
  return { ...counts, gone, complete: isWhole }
}

/** Demo and real rows never mix. True when a demo was there. */
export function claimForRealData(db: Db): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockShop(tx)
    const isDemo = (await getDataKind(tx)) === 'demo'
    if (isDemo) await clearShop(tx)
    await setDataKind(tx, 'real')
    return isDemo
  }, TRANSACTION)
}
