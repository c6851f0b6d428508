import path from 'node:path'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { IMPORT_FORMATS } from '@/lib/ingest/formats/registry'
import { openFile } from '@/lib/ingest/open-files'
import { type FileCounts, storeFiles } from '@/lib/ingest/run-import'
import type { PipelineContext, StepResult } from './pipeline-context'
import { type Delivery, listDeliveries, markImported } from './watched-folder'

/** The format of files in the watched folder. */
const FORMAT = 'greenery'
const { tables } = IMPORT_FORMATS[FORMAT]

/** Stores the files that wait. One delivery that cannot be read keeps none of the others back, and fails the step. */
export async function runImportStep(context: PipelineContext): Promise<StepResult> {
  const { db, settings, log } = context
  const { watchDir } = settings
  if (watchDir === null) return { state: 'passed', rows: 0, message: 'No folder is watched.' }
  const deliveries = await listDeliveries(db, watchDir, tables)
  const problems: string[] = []
  const totals: FileCounts[] = []
  for (const delivery of deliveries) {
    sayUnknown(delivery, log)
    if (delivery.files.length === 0) continue
    if (delivery.isArriving) {
      log(`${delivery.folder}: a file changed a moment ago; left for the next run`)
      continue
    }
    try {
      totals.push(await storeDelivery(context, delivery))
    } catch (error) {
      if (!(error instanceof TundishError) || error.code !== 'bad_file') throw error
      log(error.message)
      problems.push(error.message)
    }
  }
  return toResult(totals, problems)
}

async function storeDelivery({ db, log }: PipelineContext, { folder, files }: Delivery): Promise<FileCounts> {
  const open = []
  for (const file of files) open.push(await openFile(file.path, file.table, tables))
  const {
    importId,
    files: counted,
    total,
    demoRemoved,
  } = await storeFiles(db, open, { format: FORMAT, folder })
  for (const file of files) await markImported(db, file, importId)
  if (demoRemoved) log('The demo shop was removed first: demo and real rows never mix.')
  for (const { file, read, stored, repeated, rejected } of counted) {
    const counts = `${formatCount(read)} read, ${formatCount(stored)} stored, ${formatCount(repeated)} repeated`
    log(`${path.join(folder, file)}: ${counts}, ${formatCount(rejected)} rejected`)
  }
  return total
}

function sayUnknown({ folder, unknown }: Delivery, log: (line: string) => void): void {
  if (unknown.length === 0) return
  log(
    `${folder}: ${unknown.slice(0, 10).join(', ')} left alone; the format has ${tables.map(({ file }) => file).join(', ')}`,
  )
}

function toResult(totals: readonly FileCounts[], problems: readonly string[]): StepResult {
  const sum = (of: (counts: FileCounts) => number) => totals.reduce((all, counts) => all + of(counts), 0)
  const rows = sum(({ stored }) => stored)
  const rejected = sum((counts) => counts.rejected)
  const [first] = problems
  if (first) {
    const more = problems.length > 1 ? ` And ${problems.length - 1} more deliveries could not be read.` : ''
    return { state: 'failed', rows, message: `${first}${more}` }
  }
  if (totals.length === 0) return { state: 'passed', rows: 0, message: 'No file was waiting.' }
  const message = `${formatCount(rows)} rows were stored, ${formatCount(rejected)} rejected.`
  return { state: rejected > 0 ? 'warned' : 'passed', rows, message }
}
