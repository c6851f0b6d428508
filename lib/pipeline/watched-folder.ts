import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { ImportTable } from '@/lib/ingest/formats/import-table'

/** A file of a format that was not imported as it is now. */
export type WaitingFile = Readonly<{
  table: ImportTable
  path: string
  bytes: number
  modifiedAt: Date
}>

/** Files that came together: those of the watched folder itself, or of a folder in it. */
export type Delivery = Readonly<{
  folder: string
  /** In the order in which they depend on one another. */
  files: readonly WaitingFile[]
  /** One of them changed a moment ago: somebody may still be writing. */
  isArriving: boolean
  /** Names of CSV files that the format does not know. */
  unknown: readonly string[]
}>

/** A file that nobody wrote to for so long is taken to be whole. */
const QUIET_MS = 5_000

/**
 * What waits in the watched folder: first its own files, then those of its folders, by name. Files stay where they are:
 * what was imported is remembered by path, size and time of change. Throws `bad_file` where there is no such folder.
 */
export async function listDeliveries(
  db: Db,
  root: string,
  tables: readonly ImportTable[],
): Promise<Delivery[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((cause) => {
    throw new TundishError(
      'bad_file',
      `The watched folder ${root} cannot be read; TUNDISH_WATCH_DIR names it.`,
      { cause },
    )
  })
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const names = folders.map(({ name }) => path.join(root, name)).sort()
  const done = await readDone(db)
  const deliveries: Delivery[] = []
  for (const folder of [root, ...names]) deliveries.push(await readDelivery(folder, tables, done))
  return deliveries.filter(({ files, unknown }) => files.length > 0 || unknown.length > 0)
}

async function readDelivery(
  folder: string,
  tables: readonly ImportTable[],
  done: ReadonlyMap<string, string>,
): Promise<Delivery> {
  const names = await readdir(folder)
  const files: WaitingFile[] = []
  for (const table of tables) {
    if (!names.includes(table.file)) continue
    const place = path.join(folder, table.file)
    const { size: bytes, mtime: modifiedAt } = await stat(place)
    if (done.get(place) !== toMark(bytes, modifiedAt)) files.push({ table, path: place, bytes, modifiedAt })
  }
  const known = tables.map(({ file }) => file)
  return {
    folder,
    files,
    isArriving: files.some(({ modifiedAt }) => Math.abs(Date.now() - modifiedAt.getTime()) < QUIET_MS),
    unknown: names.filter((name) => /\.csv$/i.test(name) && !known.includes(name)).sort(),
  }
}

/** Remembers a file as imported, as it was when it was listed: one that changed meanwhile waits again. */
export async function markImported(db: Db, file: WaitingFile, importId: bigint): Promise<void> {
  const { path: place, bytes, modifiedAt } = file
  const now = { bytes: BigInt(bytes), modifiedAt, importId, importedAt: new Date() }
  await db.watchedFile.upsert({ where: { path: place }, create: { path: place, ...now }, update: now })
}

async function readDone(db: Db): Promise<Map<string, string>> {
  const rows = await db.watchedFile.findMany()
  return new Map(rows.map((row) => [row.path, toMark(Number(row.bytes), row.modifiedAt)]))
}

function toMark(bytes: number, modifiedAt: Date): string {
  return `${bytes} ${modifiedAt.getTime()}`
}
