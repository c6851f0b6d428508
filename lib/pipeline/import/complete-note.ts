import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import { badFile, TundishError } from '@/lib/errors'
import { type CompleteTable, parseCompleteTables } from '@/lib/ingest/tables/complete-tables'

/** A file of this name in a delivery says which of its tables have all there is, one a line. */
export const COMPLETE_FILE = 'complete.txt'

export type CompleteNote = Readonly<{
  path: string
  bytes: number
  modifiedAt: Date
  tables: readonly CompleteTable[]
  /** It has a line "yes": what is missing is gone, however much it is. */
  isConfirmed: boolean
}>

const MOST_BYTES = 10_000

/**
 * Reads the note of a delivery with files of these names. Throws `bad_file` where it is no plain file, or says what no
 * note can say.
 */
export async function readCompleteNote(folder: string, names: readonly string[]): Promise<CompleteNote> {
  const place = path.join(folder, COMPLETE_FILE)
  const info = await lstat(place)
  if (!info.isFile()) throw badFile(`${place} is no plain file.`)
  if (info.size > MOST_BYTES) throw badFile(`${place} is too long; it names tables, one a line.`)
  const text = await readFile(place, 'utf8')
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
  const isConfirmed = lines.some(isYes)
  const tables = parseTables(
    place,
    lines.filter((line) => !isYes(line)),
  )
  const missing = tables.find((table) => !names.includes(`${table}.csv`))
  if (missing)
    throw badFile(`${place} says that ${missing} are complete, but there is no ${missing}.csv beside it.`)
  return { path: place, bytes: info.size, modifiedAt: info.mtime, tables, isConfirmed }
}

function isYes(line: string): boolean {
  return line.toLowerCase() === 'yes'
}

function parseTables(place: string, lines: readonly string[]): CompleteTable[] {
  try {
    return parseCompleteTables(lines)
  } catch (error) {
    if (!(error instanceof TundishError)) throw error
    throw badFile(`${place} cannot be followed: ${error.message}`)
  }
}
