import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { badFile, TundishError } from '@/lib/errors'
import { formatBytes } from '@/lib/format/format-bytes'

// Files that somebody sends lie in the data directory, in a folder of their own, under numbers: what they were called is
// kept beside them and is never a path.

const MOST_FILES = 100
const LONGEST_NAME = 255

const fileSchema = z.object({ name: z.string().min(1).max(LONGEST_NAME), bytes: z.number().int().min(0) })
const manifestSchema = z.object({
  files: z.array(fileSchema).min(1).max(MOST_FILES),
  author: z.string(),
  madeAt: z.iso.datetime(),
})

/** A file as it was announced: its name as people know it, and how long it is. */
export type AnnouncedFile = z.output<typeof fileSchema>

/** Files that are sent together. `folder` is a path. */
export type Upload = Readonly<{ id: string; folder: string } & z.output<typeof manifestSchema>>

/** So much of the disk stays free: the database writes there, too. */
const SPARE_BYTES = 200_000_000

/** Where uploads lie. */
export function toUploadsFolder(dataDir: string): string {
  return path.join(/*turbopackIgnore: true*/ dataDir, 'uploads')
}

/**
 * Makes a folder for files that will be sent, and returns its id, which nobody can guess. Throws `bad_file` where there is
 * no room for them, or what was announced makes no sense.
 */
export async function makeUpload(
  dataDir: string,
  announced: unknown,
  { author, now }: Readonly<{ author: string; now: Date }>,
): Promise<string> {
  const parsed = z.array(fileSchema).min(1).max(MOST_FILES).safeParse(announced)
  if (!parsed.success)
    throw badFile(
      `Send between one and ${MOST_FILES} files at once, whose names have ${LONGEST_NAME} characters at most.`,
    )
  const files = parsed.data.map(({ name, bytes }) => ({ name: toLine(name), bytes }))
  const uploads = toUploadsFolder(dataDir)
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  await requireRoom(uploads, files)
  const id = randomBytes(16).toString('hex')
  await mkdir(path.join(/*turbopackIgnore: true*/ uploads, id), { mode: 0o700 })
  await writeOwn(path.join(/*turbopackIgnore: true*/ uploads, id, MANIFEST), {
    files,
    author,
    madeAt: now.toISOString(),
  })
  for (const number of files.keys()) await writeFile(placeOf(uploads, id, number), '', { mode: 0o600 })
  return id
}

const MANIFEST = 'upload.json'

async function requireRoom(uploads: string, files: readonly AnnouncedFile[]): Promise<void> {
  const { bavail, bsize } = await statfs(uploads)
  const free = Math.max(0, bavail * bsize - SPARE_BYTES)
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (needed <= free) return
  const what = files.length === 1 ? 'The file has' : 'The files have'
  throw badFile(
    `${what} ${formatBytes(needed)}, and there are ${formatBytes(free)} of room in the data directory; make room, or import on the command line, which reads files where they are.`,
  )
}

/** Control characters are made spaces. */
function toLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() || 'a file without a name'
}

function placeOf(uploads: string, id: string, number: number): string {
  return path.join(/*turbopackIgnore: true*/ uploads, id, String(number))
}

/** The upload with this id, as it came from outside; null where there is none. */
export async function readUpload(dataDir: string, id: string): Promise<Upload | null> {
  if (!/^[0-9a-f]{32}$/.test(id)) return null
  const folder = path.join(/*turbopackIgnore: true*/ toUploadsFolder(dataDir), id)
  const parsed = manifestSchema.safeParse(await readOwn(folder, MANIFEST))
  return parsed.success ? { id, folder, ...parsed.data } : null
}

/** The same for whoever needs it: throws `bad_file` where there is none. */
export async function requireUpload(dataDir: string, id: unknown): Promise<Upload> {
  const upload = typeof id === 'string' ? await readUpload(dataDir, id) : null
  if (!upload) throw badFile('These files are not here any more; send them again.')
  return upload
}

/**
 * Writes a piece of a file where it belongs; sent twice it changes nothing. Throws `bad_parameter` for a piece that leaves
 * a gap, or goes beyond what was announced.
 */
export async function writePiece(
  upload: Upload,
  { number, offset, bytes }: Readonly<{ number: number; offset: number; bytes: Uint8Array }>,
): Promise<void> {
  const file = upload.files[number]
  const place = placeOfFile(upload, number)
  const size = file ? (await stat(place).catch(() => null))?.size : undefined
  if (!file || size === undefined || !(offset >= 0 && offset <= size) || offset + bytes.length > file.bytes)
    throw new TundishError('bad_parameter', 'This piece of a file belongs nowhere; send the file again.')
  const handle = await open(place, 'r+')
  try {
    await handle.write(bytes, 0, bytes.length, offset)
  } finally {
    await handle.close()
  }
}

/** Where a file of an upload lies. */
export function placeOfFile({ folder }: Upload, number: number): string {
  return path.join(/*turbopackIgnore: true*/ folder, String(number))
}

/** Throws `bad_file` while a file has not come as a whole; `only`: of one, by its number, as the others may have been imported. */
export async function requireWhole(upload: Upload, only: number | null = null): Promise<void> {
  for (const [number, { name, bytes }] of upload.files.entries()) {
    if (only !== null && only !== number) continue
    const size = (await stat(placeOfFile(upload, number)).catch(() => null))?.size ?? 0
    if (size !== bytes)
      throw badFile(
        `${name} did not arrive as a whole: ${formatBytes(size)} of ${formatBytes(bytes)}. Send it again.`,
      )
  }
}

/** A sentence that names files by their place, with the names that they came with. */
export function nameFiles({ folder, files }: Pick<Upload, 'folder' | 'files'>, sentence: string): string {
  return sentence
    .split(`${folder}/`)
    .map((part, index) =>
      index === 0 ? part : part.replace(/^\d+/, (number) => files[Number(number)]?.name ?? number),
    )
    .join('')
}

/** Where archives are unpacked. */
export function toScratch(dataDir: string): string {
  return path.join(/*turbopackIgnore: true*/ dataDir, 'scratch')
}

/** Takes an upload away with all its files. */
export async function removeUpload({ folder }: Upload): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** What is kept beside the files as JSON; null where it is not there or is no JSON. */
export async function readOwn(folder: string, name: string): Promise<unknown> {
  const text = await readFile(path.join(/*turbopackIgnore: true*/ folder, name), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Keeps JSON at a place, whole or not at all. */
export async function writeOwn(place: string, value: unknown): Promise<void> {
  const draft = `${place}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, JSON.stringify(value), { mode: 0o600 })
  await rename(draft, place)
}
