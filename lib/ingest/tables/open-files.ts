import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { badFile } from '@/lib/errors'
import { openToRead, requireInside } from '@/lib/files/open-inside'
import { quote } from '@/lib/format/quote'
import type { ImportTable } from '../formats/import-table'
import { type CsvRow, readCsv } from '../read/text/read-csv'

/** A file that is there and begins with the right header. */
export type OpenFile = Readonly<{
  table: ImportTable
  path: string
  /** The folder in which it has to lie, whatever links say; none where somebody named it by hand. */
  root?: string | null
  bytes: number
  header: readonly string[]
}>

/**
 * Looks at every file before any is read: all must be there, readable, and have their header. Throws `bad_file`
 * with one sentence about the first that is not.
 */
export async function openFiles(folder: string, tables: readonly ImportTable[]): Promise<OpenFile[]> {
  const root = path.resolve(folder)
  const info = await stat(root).catch(() => null)
  if (!info) throw badFile(`There is no folder ${root}.`)
  if (!info.isDirectory())
    throw badFile(`${root} is not a folder; name the folder that holds ${listFiles(tables)}.`)
  const files: OpenFile[] = []
  for (const table of tables) files.push(await openFile(path.join(root, table.file), table, tables))
  return files
}

/** Looks at one file of a format; with a `root`, before anything else whether it lies there. Throws as `openFiles` does. */
export async function openFile(
  place: string,
  table: ImportTable,
  tables: readonly ImportTable[],
  root: string | null = null,
): Promise<OpenFile> {
  if (root !== null) await requireInside(root, place)
  const info = await stat(place).catch(() => null)
  if (!info) throw badFile(`${place} is missing; the folder must hold ${listFiles(tables)}.`)
  if (!info.isFile()) throw badFile(`${place} is not a file.`)
  if (info.size === 0) throw badFile(`${place} is empty; its first line must be ${table.columns.join(',')}`)
  await access(place, constants.R_OK).catch(() => {
    throw badFile(`${place} cannot be read; its permissions do not allow it.`)
  })
  const header = checkHeader(place, table, await readFirst(place, root))
  return { table, path: place, root, bytes: info.size, header }
}

async function readFirst(place: string, root: string | null): Promise<CsvRow | null> {
  const stream = await openToRead(place, root)
  try {
    for await (const rows of readCsv(stream)) return rows[0] ?? null
    return null
  } finally {
    stream.destroy()
  }
}

/** The columns in the order of the file. */
function checkHeader(place: string, table: ImportTable, first: CsvRow | null): readonly string[] {
  const wanted = table.columns.join(',')
  if (!first) throw badFile(`${place} holds nothing but blank lines; its first line must be ${wanted}`)
  if ('reason' in first)
    throw badFile(`The header of ${place} cannot be read: ${first.reason}. It must be ${wanted}`)
  const header = first.fields.map((field) => field.trim())
  const known = [...table.columns, ...table.optionalColumns]
  const missing = table.columns.filter((column) => !header.includes(column))
  const unknown = header.filter((column, index) => !known.includes(column) || header.indexOf(column) < index)
  if (missing.length === 0 && unknown.length === 0) return header
  const problems = [
    missing.length > 0 && `${list(missing)} ${missing.length > 1 ? 'are' : 'is'} missing`,
    unknown.length > 0 && `${list(unknown)} ${unknown.length > 1 ? 'are' : 'is'} unknown or repeated`,
  ].filter(Boolean)
  throw badFile(`The header of ${place} is wrong: ${problems.join(', and ')}. It must be ${wanted}`)
}

function list(columns: readonly string[]): string {
  const shown = columns.slice(0, 5).map((column) => `${quote(column)}`)
  return columns.length > 5 ? `${shown.join(', ')} and ${columns.length - 5} more` : shown.join(', ')
}

function listFiles(tables: readonly ImportTable[]): string {
  return tables.map((table) => table.file).join(', ')
}
