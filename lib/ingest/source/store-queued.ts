import { rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { badFile, TundishError, toErrorText } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'
import { formatCount } from '@/lib/format/format-number'
import { type Mapping, mappingSchema } from '@/lib/ingest/shapes/mapping'
import { CANCELLED } from '@/lib/store/runs/import-state'
import { noteImport } from '@/lib/store/runs/imports'
import type { FileCounts } from '../file-counts'
import { TRANSACTION } from '../tables/store-file'
import { dropLeftOver, dropStaged } from '../write/staged-rows'
import { storeImport } from './run-source-import'

export type QueueSettings = Readonly<{ dataDir: string; firstDay: string }>

/** What was stored, and a sentence of each that could not be. */
export type StoredQueue = Readonly<{ totals: readonly FileCounts[]; problems: readonly string[] }>

type Queued = Readonly<{ id: bigint; files: readonly string[]; mapping: Mapping }>

/**
 * Stores the uploads that wait, in their order, and those whose process went away before their end: these are read again, and
 * what was stored of them is known. Uploaded files are removed when they are stored, or nobody wants them any more. Call it
 * within a run of the pipeline: it takes whatever has not ended for left.
 */
export async function storeQueued(
  db: Db,
  settings: QueueSettings,
  log: (line: string) => void,
): Promise<StoredQueue> {
  const totals: FileCounts[] = []
  const problems: string[] = []
  await dropLeftOver(db)
  for (const queued of await listQueued(db)) {
    try {
      const total = await storeOne(db, queued, settings)
      if (total) totals.push(total)
      log(
        `Upload ${queued.id}: ${total ? `${formatCount(total.read)} rows were read.` : 'it was cancelled.'}`,
      )
    } catch (error) {
      if (!(error instanceof TundishError)) throw error
      problems.push(`The upload ${queued.id} was not stored as a whole: ${error.message}`)
    }
  }
  await removeCancelled(db, settings)
  return { totals, problems }
}

async function listQueued(db: Db): Promise<Queued[]> {
  const waiting = await db.$queryRaw<{ id: bigint; files: unknown; mapping: unknown }[]>`
    select import_run.id, import_run.files, source_mapping.mapping
    from import_run
    join source_mapping on source_mapping.source_id = import_run.source_id
      and source_mapping.number = import_run.mapping_number
    where finished_at is null and problem is null and undone_at is null and files <> '[]'
    order by import_run.id`
  return waiting.map(({ id, files, mapping }) => ({
    id,
    files: toPaths(files),
    mapping: mappingSchema.parse(mapping),
  }))
}

function toPaths(files: unknown): string[] {
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : []
}

/** Null where it was cancelled meanwhile. */
async function storeOne(
  db: Db,
  { id, files: paths, mapping }: Queued,
  { dataDir, firstDay }: QueueSettings,
): Promise<FileCounts | null> {
  // Lines that a process which went away had staged would count twice.
  await db.$transaction((tx) => dropStaged(tx, 'order_line', id), TRANSACTION)
  await db.$executeRaw`update import_run set started_at = now() where id = ${id}`
  try {
    const files = await Promise.all(paths.map((file) => locate(dataDir, file)))
    const stop = new AbortController()
    const { total } = await storeImport(
      db,
      id,
      { files, mapping },
      {
        scratch: path.join(dataDir, 'scratch'),
        firstDay,
        signal: stop.signal,
        onProgress: async () => {
          if (await isCancelled(db, id)) stop.abort(new Cancelled())
        },
      },
    )
    await removeUploaded(dataDir, paths)
    return total
  } catch (error) {
    if (error instanceof Cancelled) return null
    if (error instanceof TundishError) await noteImport(db, id, { problem: toErrorText(error) })
    // What is not of the file, such as a database that went away: it is tried again.
    else
      await db.$executeRaw`update import_run set problem = null where id = ${id} and problem <> ${CANCELLED}`
    throw error
  }
}

/** As what ends an import is kept: its message. */
class Cancelled extends Error {
  constructor() {
    super(CANCELLED)
  }
}

async function isCancelled(db: Db, id: bigint): Promise<boolean> {
  const run = await db.importRun.findUnique({ where: { id }, select: { problem: true } })
  return run?.problem === CANCELLED
}

/** An uploaded file, which lies in the data directory. */
async function locate(dataDir: string, file: string) {
  const place = path.resolve(dataDir, file)
  const info = await stat(place).catch(() => null)
  if (!info) throw badFile(`${place} is not there any more; send it again.`)
  await requireInside(dataDir, place)
  return { place, root: dataDir, bytes: info.size }
}

async function removeCancelled(db: Db, { dataDir }: QueueSettings): Promise<void> {
  const cancelled = await db.importRun.findMany({
    where: { problem: CANCELLED, finishedAt: null, NOT: { files: { equals: [] } } },
  })
  for (const { id, files } of cancelled) {
    await removeUploaded(dataDir, toPaths(files))
    await db.importRun.update({ where: { id }, data: { files: [] } })
  }
}

/** With the folder that held them alone. */
async function removeUploaded(dataDir: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const place = path.resolve(dataDir, file)
    if (!place.startsWith(dataDir + path.sep)) continue
    await rm(place, { force: true })
    const folder = path.dirname(place)
    if (folder !== dataDir) await rmdir(folder).catch(() => {})
  }
}
