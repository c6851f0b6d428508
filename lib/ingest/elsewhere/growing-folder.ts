import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { badFile, TundishError } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'
import type { SourceFile } from '../source/store-source'

/** A file of a folder that grows, as it was when it was listed. */
export type GrowingFile = SourceFile & Readonly<{ bytes: number; modifiedAt: Date }>

/**
 * `isFresh`: somebody wrote to it a moment ago and may go on; `isWaiting`: it was not stored as it is now; `problem`: why it
 * cannot be read, in a sentence.
 */
export type ListedGrowing = GrowingFile &
  Readonly<{ isFresh: boolean; isWaiting: boolean; problem: string | null }>

/** `depth`: of how many folders within one another; `isWanted`: by the name of a file. */
export type GrowingOptions = Readonly<{ depth?: number; isWanted?: (name: string) => boolean }>

/** A file that nobody wrote to for so long is taken to be whole. */
const QUIET_MS = 5_000

const DEEPEST = 8

/**
 * The files of a folder and of those in it, by their paths; none whose name, or that of a folder around it, begins with a dot
 * or an underscore, as exports call what is not data or not whole. Throws `bad_file` where there is no such folder.
 */
export async function listGrowing(
  db: Db,
  root: string,
  { depth = DEEPEST, isWanted = () => true }: GrowingOptions = {},
): Promise<ListedGrowing[]> {
  const places: string[] = []
  for await (const place of walk(root, depth)) if (isWanted(path.basename(place))) places.push(place)
  const done = await db.watchedFile.findMany({ where: { path: { in: places } } })
  const marks = new Map(done.map((row) => [row.path, toMark(Number(row.bytes), row.modifiedAt)]))
  return Promise.all(
    places.map(async (place) => {
      const file = await statFile(root, place)
      const isWaiting = marks.get(place) !== toMark(file.bytes, file.modifiedAt)
      return { ...file, isWaiting, isFresh: Math.abs(Date.now() - file.modifiedAt.getTime()) < QUIET_MS }
    }),
  )
}

async function statFile(root: string, place: string): Promise<GrowingFile & { problem: string | null }> {
  const file = { place, root, bytes: 0, modifiedAt: new Date(0) }
  try {
    const { size, mtime } = await stat(await requireInside(root, place))
    return { ...file, bytes: size, modifiedAt: mtime, problem: null }
  } catch (error) {
    if (error instanceof TundishError) return { ...file, problem: error.message }
    return { ...file, problem: `${place} cannot be read; mend its permissions or take it away.` }
  }
}

async function* walk(folder: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw badFile(`The folder ${folder} cannot be read; is it there, and may Tundish read it?`, { cause })
  })
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (/^[._]/.test(entry.name)) continue
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      if (depth > 0) yield* walk(place, depth - 1)
    } else if (await isFile(entry, place)) yield place
  }
}

/** What is a link to a folder is not followed, so that nobody walks in a circle. */
async function isFile(entry: Dirent, place: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return (await stat(place).catch(() => null))?.isFile() ?? true
}

function toMark(bytes: number, modifiedAt: Date): string {
  return `${bytes} ${modifiedAt.getTime()}`
}

/** Remembers a file as stored, as it was when it was listed: one that changed meanwhile waits again. */
export async function markStored(
  db: Db,
  { place, bytes, modifiedAt }: GrowingFile,
  importId: bigint,
): Promise<void> {
  const now = { bytes: BigInt(bytes), modifiedAt, importId, importedAt: new Date() }
  await db.watchedFile.upsert({ where: { path: place }, create: { path: place, ...now }, update: now })
}
