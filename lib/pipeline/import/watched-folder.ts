import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { badFile, TundishError } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'
import type { ImportTable } from '@/lib/ingest/formats/import-table'
import { toCompleteTable } from '@/lib/ingest/tables/complete-tables'
import { COMPLETE_FILE, type CompleteNote, readCompleteNote } from './complete-note'

/** A file of a format, as it was when it was listed. */
export type ListedFile = Readonly<{
  table: ImportTable
  path: string
  bytes: number
  modifiedAt: Date
  /** It was not imported as it is now. */
  isWaiting: boolean
}>

/** Files that came together: those of the watched folder itself, or of a folder in it. */
export type Delivery = Readonly<{
  folder: string
  /** In the order in which they depend on one another. */
  files: readonly ListedFile[]
  /** Which of them have all there is; null where nobody said so. */
  note: CompleteNote | null
  /** One that waits changed a moment ago: somebody may still be writing. */
  isArriving: boolean
  /** Why it cannot be read; null where it can. */
  problem: string | null
}>

/** A file that nobody wrote to for so long is taken to be whole. */
const QUIET_MS = 5_000

/**
 * What is in the watched folder, in the order in which it is imported: first its own files, then those of its folders,
 * by name. Files stay where they are: what was imported is remembered by path, size and time of change. What is a link
 * that leads out of the folder is a problem, and not looked at. Throws `bad_file` where there is no such folder.
 */
export async function listDeliveries(
  db: Db,
  root: string,
  tables: readonly ImportTable[],
): Promise<Delivery[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((cause) => {
    throw badFile(`The watched folder ${root} cannot be read; TUNDISH_WATCH_DIR names it.`, { cause })
  })
  const names: string[] = []
  for (const entry of entries) if (await isDelivery(root, entry)) names.push(path.join(root, entry.name))
  const done = await readDone(db)
  const deliveries: Delivery[] = []
  for (const folder of [root, ...names.sort()])
    deliveries.push(await readDelivery(root, folder, tables, done))
  return deliveries
}

/** A folder, or a link to one elsewhere, of which then is said why it is not read; one within is looked at under its own name. */
async function isDelivery(root: string, entry: Dirent): Promise<boolean> {
  if (entry.name.startsWith('.')) return false
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  const place = path.join(root, entry.name)
  const info = await stat(place).catch(() => null)
  if (!info?.isDirectory()) return false
  return requireInside(root, place).then(
    () => false,
    () => true,
  )
}

async function readDelivery(
  root: string,
  folder: string,
  tables: readonly ImportTable[],
  done: ReadonlyMap<string, string>,
): Promise<Delivery> {
  const delivery = { folder, files: [], note: null, isArriving: false, problem: null }
  try {
    await requireInside(root, folder)
    const names = await readdir(folder)
    const note = names.includes(COMPLETE_FILE) ? await readCompleteNote(folder, names) : null
    const isNew = note !== null && !isDone(note, done)
    const files: ListedFile[] = []
    for (const table of tables) {
      if (!names.includes(table.file)) continue
      const isNoted = isNew && note.tables.some((name) => name === toCompleteTable(table.kind))
      const place = path.join(folder, table.file)
      files.push(await readFile(root, place, table, (file) => isNoted || !isDone(file, done)))
    }
    return {
      ...delivery,
      files,
      note,
      isArriving: files.some(isFresh) || (isNew && isFresh({ ...note, isWaiting: true })),
    }
  } catch (error) {
    const problem = isBadFile(error) ? error.message : sayUnreadable(error)
    if (problem === null) throw error
    return { ...delivery, problem: `${folder} was not imported: ${problem}` }
  }
}

function isBadFile(error: unknown): error is TundishError {
  return error instanceof TundishError && error.code === 'bad_file'
}

async function readFile(
  root: string,
  place: string,
  table: ImportTable,
  isWaiting: (file: FileMark) => boolean,
): Promise<ListedFile> {
  const { size: bytes, mtime: modifiedAt } = await stat(await requireInside(root, place))
  const file = { path: place, bytes, modifiedAt }
  return { ...file, table, isWaiting: isWaiting(file) }
}

/** What a file that was imported is remembered by. */
type FileMark = Pick<ListedFile, 'path' | 'bytes' | 'modifiedAt'>

function isDone({ path: place, bytes, modifiedAt }: FileMark, done: ReadonlyMap<string, string>): boolean {
  return done.get(place) === toMark(bytes, modifiedAt)
}

function isFresh({ isWaiting, modifiedAt }: Pick<ListedFile, 'isWaiting' | 'modifiedAt'>): boolean {
  return isWaiting && Math.abs(Date.now() - modifiedAt.getTime()) < QUIET_MS
}

/** What the system says of a file or folder that cannot be read; null for any other error. */
export function sayUnreadable(error: unknown): string | null {
  if (!(error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error)) return null
  if (error.code === 'ENOENT') return `${error.path} is not there, or is a link to what is not there.`
  return `${error.path} cannot be read (${error.code}); mend its permissions or take it away.`
}

/**
 * Lets files wait again, for example because an older delivery is about to be stored, whose rows must not stay above
 * theirs.
 */
export async function forgetImported(db: Db, files: readonly ListedFile[]): Promise<void> {
  await db.watchedFile.deleteMany({ where: { path: { in: files.map((file) => file.path) } } })
}

/** Remembers a file as imported, as it was when it was listed: one that changed meanwhile waits again. */
export async function markImported(db: Db, file: FileMark, importId: bigint): Promise<void> {
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
