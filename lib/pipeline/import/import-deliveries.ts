import path from 'node:path'
import { badFile, TundishError } from '@/lib/errors'
import { type FileCounts, sayBeside } from '@/lib/ingest/file-counts'
import type { RowKind } from '@/lib/ingest/formats/import-table'
import { IMPORT_FORMATS } from '@/lib/ingest/formats/registry'
import { openFile } from '@/lib/ingest/tables/open-files'
import { storeFiles } from '@/lib/ingest/tables/run-import'
import type { PipelineContext } from '@/lib/pipeline/pipeline-context'
import { type Imported, sayCounts } from './imported'
import {
  type Delivery,
  forgetImported,
  type ListedFile,
  listDeliveries,
  markImported,
  sayUnreadable,
} from './watched-folder'

/** The format of files in the watched folder. */
const FORMAT = 'greenery'
const { tables } = IMPORT_FORMATS[FORMAT]

/**
 * Stores the tables that wait in the watched folder, delivery by delivery. One that cannot be read keeps none of the others
 * back. A delivery that is stored after later ones, because it was mended or corrected, lets these wait again: what came last
 * stands last.
 */
export async function importDeliveries(context: PipelineContext): Promise<Imported> {
  const { db, settings } = context
  const { watchDir } = settings
  const problems: string[] = []
  const totals: FileCounts[] = []
  if (watchDir === null) return { totals, problems, told: [] }
  const deliveries = await listDeliveries(db, watchDir, tables)
  const again = new Set<ListedFile>()
  for (const [index, delivery] of deliveries.entries()) {
    const waiting = delivery.files.filter((file) => file.isWaiting || again.has(file))
    try {
      if (!isReady(delivery, waiting, context.log)) continue
      const later = listOverwritten(waiting, deliveries.slice(index + 1))
      totals.push(await storeDelivery(context, watchDir, delivery, waiting, later))
      for (const file of later) again.add(file)
    } catch (error) {
      const problem = saySentence(error, delivery)
      if (problem === null) throw error
      problems.push(problem)
    }
  }
  return { totals, problems, told: [] }
}

/** Whether there is something to store now. Throws `bad_file` for what cannot be read. */
function isReady(delivery: Delivery, waiting: readonly ListedFile[], log: (line: string) => void): boolean {
  if (delivery.problem !== null) throw badFile(delivery.problem)
  if (waiting.length === 0) return false
  if (delivery.isArriving) log(`${delivery.folder}: a file changed a moment ago; left for the next run`)
  return !delivery.isArriving
}

/**
 * Files of later deliveries whose rows these would overwrite, and order items, which were refused where an order was not
 * there yet.
 */
function listOverwritten(stored: readonly ListedFile[], later: readonly Delivery[]): ListedFile[] {
  const kinds = new Set<RowKind>(stored.map(({ table }) => table.kind))
  if (kinds.has('order')) kinds.add('orderItem')
  return later.flatMap(({ files }) => files).filter(({ table }) => kinds.has(table.kind))
}

/** Null for an error that is not of the delivery. */
function saySentence(error: unknown, { folder }: Delivery): string | null {
  if (error instanceof TundishError) return error.code === 'bad_file' ? error.message : null
  const unreadable = sayUnreadable(error)
  return unreadable && `${folder} was not imported as a whole: ${unreadable}`
}

async function storeDelivery(
  { db, log, settings: { firstDay, repeatedIds } }: PipelineContext,
  root: string,
  { folder, note }: Delivery,
  files: readonly ListedFile[],
  later: readonly ListedFile[],
): Promise<FileCounts> {
  const open = []
  for (const file of files) open.push(await openFile(file.path, file.table, tables, root))
  const {
    importId,
    files: counted,
    total,
    demoRemoved,
  } = await storeFiles(db, open, {
    format: FORMAT,
    folder,
    firstDay,
    complete: note?.tables ?? [],
    acceptGone: note?.isConfirmed ?? false,
    acceptRepeatedIds: repeatedIds === 'accept',
    // Whatever ends this from here on, the next run finds them waiting.
    beforeStoring: () => forgetImported(db, later),
  })
  for (const file of note ? [...files, note] : files) await markImported(db, file, importId)
  if (demoRemoved) log('The demo shop was removed first: demo and real rows never mix.')
  for (const counts of counted) {
    log(`${path.join(folder, counts.file)}: ${sayCounts(counts)}`)
    for (const sentence of sayBeside(counts)) log(`${folder}: ${sentence}`)
  }
  return total
}
